"""“Take down now”: a page is off the site at once, whatever state it is in, and the reason is kept."""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.log_actions import log
from wagtail.models import Page

from clinic.models import User

TAKE_DOWN = "education.take_down_page"


class ReasonForm(forms.Form):
    reason = forms.CharField(
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as “The number of side effects is wrong”. It is kept in the page's history.",
    )


@transaction.atomic
def take_down(page: Page, *, by: AbstractBaseUser | AnonymousUser, reason: str) -> None:
    """Unpublish a page past every lock, cancel what would bring it back, and keep the reason."""
    UnpublishPageAction(page, user=by).execute(skip_permission_checks=True)
    log(instance=page, action="education.take_down", user=by, data={"reason": reason})


def take_down_view(request: HttpRequest, page_id: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_id, live=True, depth__gt=1).specific
    if not request.user.has_perm(TAKE_DOWN):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        take_down(page, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"“{page.title}” is no longer on the site.")
        return redirect("wagtailadmin_home")
    return render(request, "education/cms/take_down.html", {"page": page, "form": form})


class TakeDownButton(PageMenuItem):
    label = "Take down now"
    icon_name = "warning"
    url_name = "take_down"

    def is_shown(self, user: User) -> bool:
        return self.page.live and user.has_perm(TAKE_DOWN)


@hooks.register("register_admin_urls")
def take_down_urls() -> list[URLPattern]:
    return [path("take-down/<int:page_id>/", take_down_view, name="take_down")]


@hooks.register("register_page_header_buttons")
def header_button(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[PageMenuItem]:
    yield TakeDownButton(page=page, priority=5)


@hooks.register("register_page_listing_more_buttons")
def listing_button(page: Page, user: User, next_url: str | None = None) -> Iterator[PageMenuItem]:
    yield TakeDownButton(page=page, priority=45)
