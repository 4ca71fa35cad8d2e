"""Tells editors early, and in plain words, what education/publishing.py would refuse.

Wagtail answers a refusal with “no permission” and nothing else. So each road to publishing is asked
about here before it is taken; what was typed is kept as a draft.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem, PublishMenuItem, SubmitForModerationMenuItem
from wagtail.models import Page
from wagtail.snippets import action_menu

from education.cms.take_down import TAKE_DOWN
from education.models.medical_page import MedicalPage
from education.models.medical_snippet import MedicalSnippet
from education.publishing import MedicalText, may_go_live, refusal

SAVED_AS_DRAFT = "Saved as a draft. A medical page goes live when a clinician signs it off: press Submit."
COPIED_AS_DRAFT = "Copies of medical pages are drafts until a clinician has signed them off."


@hooks.register("before_create_page")
def new_medical_pages_are_drafts(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Nobody can have signed off a page that is not there yet: take Publish for Save."""
    if issubclass(page_class, MedicalPage) and "action-publish" in request.POST:
        _forget(request, "action-publish")
        messages.warning(request, SAVED_AS_DRAFT)


@hooks.register("before_publish_page")
def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refused(request, page, reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_publish")
def ask_before_publishing_a_snippet(request: HttpRequest, snippet: Any) -> HttpResponse | None:
    """Ask after a new or a changed snippet was saved, whichever of its forms Publish was pressed in."""
    if not isinstance(snippet, MedicalSnippet):
        return None
    name = snippet.snippet_viewset.get_url_name("edit")
    return _refused(request, snippet, reverse(name, args=[quote(snippet.pk)]))


@hooks.register("before_bulk_action")
def ask_before_publishing_many(
    request: HttpRequest, action_type: str, pages: Iterable[Page], action: Any
) -> HttpResponse | None:
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    refused = [page for page in _to_be_published(pages, action) if not may_go_live(page)]
    for page in refused:
        messages.error(request, refusal(page))
    return redirect(action.next_url) if refused else None


@hooks.register("before_copy_page")
def copies_are_drafts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy has no approval, wherever the original has one; an alias shares its original's."""
    if request.method != "POST" or not _medical_within(page):
        return None
    if "alias" in request.POST:
        return _ask_before_aliases(request, page)
    if "publish_copies" in request.POST:
        _forget(request, "publish_copies")
        messages.warning(request, COPIED_AS_DRAFT)
    return None


@hooks.register("construct_page_action_menu")
def show_what_can_be_done(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer Publish only where it would work, and sign-off only where there is medicine to sign off."""
    page = context.get("page")
    is_medical = issubclass(type(page) if page else _class_to_be_made(request), MedicalPage)
    unwanted: tuple[type, ...] = () if is_medical else (SubmitForModerationMenuItem,)
    if is_medical and (page is None or not may_go_live(page)):
        unwanted = (PublishMenuItem,)
    items[:] = [item for item in items if not isinstance(item, unwanted)]


@hooks.register("construct_snippet_action_menu")
def show_what_can_be_done_with_a_snippet(items: list[Any], request: HttpRequest, context: Any) -> None:
    """Offer Publish only where it would work, and Unpublish to whoever may take pages down."""
    snippet = context.get("instance")
    if not issubclass(context["model"], MedicalSnippet):
        return
    if snippet is None or not may_go_live(snippet):
        items[:] = [item for item in items if not isinstance(item, action_menu.PublishMenuItem)]
    offered = any(isinstance(item, action_menu.UnpublishMenuItem) for item in items)
    if snippet and snippet.live and request.user.has_perm(TAKE_DOWN) and not offered:
        items.append(action_menu.UnpublishMenuItem())


def _refused(request: HttpRequest, text: Any, edit_url: str) -> HttpResponse | None:
    if not isinstance(text, MedicalText) or may_go_live(text):
        return None
    messages.error(request, f"{refusal(text)} Your changes are saved as a draft.")
    return redirect(edit_url)


def _forget(request: HttpRequest, name: str) -> None:
    posted = request.POST.copy()
    del posted[name]
    request.POST = posted  # type: ignore[assignment]


def _to_be_published(pages: Iterable[Page], action: Any) -> list[MedicalPage]:
    """Return the drafts that a bulk action would publish, as they would be."""
    chosen = list(pages)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        chosen += [below for page in pages for below in page.get_descendants().not_live()]
    drafts = [page.get_latest_revision_as_object() for page in chosen]
    return [draft for draft in drafts if isinstance(draft, MedicalPage)]


def _medical_within(page: Page) -> list[MedicalPage]:
    pages = page.get_descendants(inclusive=True).specific()
    return [found for found in pages if isinstance(found, MedicalPage)]


def _ask_before_aliases(request: HttpRequest, page: Page) -> HttpResponse | None:
    refused = [found for found in _medical_within(page) if found.live and not may_go_live(found)]
    for found in refused:
        messages.error(request, refusal(found))
    return redirect("wagtailadmin_explore", page.get_parent().pk) if refused else None


def _class_to_be_made(request: HttpRequest) -> type[Page]:
    names = request.resolver_match.kwargs if request.resolver_match else {}
    if "content_type_model_name" not in names:
        return Page
    kind = ContentType.objects.get_by_natural_key(
        names["content_type_app_name"], names["content_type_model_name"]
    )
    return kind.model_class() or Page
