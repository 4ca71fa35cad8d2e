"""The living style guide at `/staff/styleguide/`: every component, field, picture and error page as it is."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from clinic.forms.style_guide import StyleGuideForm
from clinic.style_guide import GROUPS, PAGES, SEEN_ELSEWHERE

PICTURES = Path(settings.ROOT) / "templates" / "pictures"
COLOURS = (
    "paper surface dawn mist deep ink ink-soft heading link on-deep on-deep-soft line line-strong"
    " action action-hover on-action accent accent-hover on-accent danger danger-soft caution caution-soft"
    " focus-inner focus-outer"
)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show everything on one page. Only people who work at the desk reach it (clinic/staff.py)."""
    context = {
        "trail": [{"url": reverse("staff:index"), "title": "Front desk"}],
        "groups": GROUPS,
        "seen_elsewhere": SEEN_ELSEWHERE,
        "pages": PAGES,
        "colours": COLOURS.split(),
        "pictures": sorted(f"pictures/{path.name}" for path in PICTURES.glob("*.svg")),
        "blank": StyleGuideForm(),
        # A prefix of its own, since an id may stand on a page but once.
        "wrong": StyleGuideForm({}, prefix="wrong"),
    }
    return render(request, "clinic/style_guide.html", context)


@require_safe
def error_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show an error page without its error."""
    if code not in PAGES:
        raise Http404("There is no such page.")
    return render(request, f"{code}.html")
