"""The pictures of pages that are shared: `/social/12-0123456789abcdef.png`."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from clinic.models import ClinicSettings
from education.social_card import Card
from education.social_card.shelf import png_of

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def social_card(request: HttpRequest, page_id: int, fingerprint: str) -> HttpResponseBase:
    """Return a published page's card. What it says comes from the page alone, never from the address."""
    page = get_object_or_404(Page.objects.live().public().filter(depth__gt=1), pk=page_id)
    card = Card.of(page, ClinicSettings.load(request_or_site=request).short_name)
    if fingerprint != card.fingerprint:
        return redirect(card.path)
    return HttpResponse(png_of(card), content_type="image/png", headers={"Cache-Control": FOR_EVER})
