"""The first screen at `/cms/`: what needs the person who just signed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from clinic.models import Location
from education.review_due import MARKS, due_within

MOST_LINES = 20


class NeedsMePanel(Component):
    """One list, with a title, and a sentence for when it is empty."""

    template_name = "education/cms/needs_me.html"
    title = ""
    nothing = ""

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self.user = user

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        shown = {"title": self.title, "nothing": self.nothing, "lines": self.lines()}
        return shown | {"request": (parent_context or {}).get("request")}

    def lines(self) -> list[dict[str, Any]]:
        raise NotImplementedError


class MyDrafts(NeedsMePanel):
    title = "My drafts"
    nothing = "You have no drafts."
    order = 225

    def lines(self) -> list[dict[str, Any]]:
        pages = my_drafts(self.user)[:MOST_LINES]
        return [{"page": page, "text": f"saved {spoken(page.latest_revision_created_at)}"} for page in pages]


class DueReviews(NeedsMePanel):
    title = "Due reviews"
    nothing = "No page is due for its review."
    order = 230

    def lines(self) -> list[dict[str, Any]]:
        today = timezone.localdate()
        pages = due_within(MARKS[0], today=today)[:MOST_LINES]
        return [
            {
                "page": page,
                "text": f"due by {page.review_due_on:%B} {page.review_due_on.day}, {page.review_due_on.year}",
                "flag": "overdue" if page.review_due_on < today else "",
            }
            for page in pages
        ]


class Scheduled(NeedsMePanel):
    title = "Scheduled"
    nothing = "Nothing is scheduled."
    order = 235

    def lines(self) -> list[dict[str, Any]]:
        revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        found = [
            {"page": revision.content_object, "text": f"goes live {spoken(revision.approved_go_live_at)}"}
            for revision in revisions.order_by("approved_go_live_at")[:MOST_LINES]
        ]
        return found + [
            {
                "page": page,
                "text": f"dated {spoken(page.go_live_at)}",
                "flag": "nobody pressed Publish or Submit: it will not go live by itself",
            }
            for page in dated_drafts()[:MOST_LINES]
        ]


@hooks.register("construct_homepage_panels")
def what_needs_me(request: HttpRequest, panels: list[Component]) -> None:
    """Put what waits for this person first: reviews, drafts, due reviews, what is scheduled."""
    ours = [MyDrafts(request.user), DueReviews(request.user), Scheduled(request.user)]
    kept = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel, LockedPagesPanel)
    others = [panel for panel in panels if not isinstance(panel, (*kept, RecentEditsPanel))]
    panels[:] = [panel for panel in panels if isinstance(panel, kept)] + others + ours


def my_drafts(user: AbstractBaseUser | AnonymousUser) -> Any:
    """Return the pages whose newest revision is this person's and is not public, and not under review."""
    pages = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user)
    return pages.exclude(pk__in=_under_review()).order_by("-latest_revision_created_at")


def dated_drafts() -> list[Page]:
    """Return drafts with a date to go live that nobody published or submitted."""
    drafts = Page.objects.filter(has_unpublished_changes=True).exclude(pk__in=_under_review())
    waiting = drafts.filter(Q(latest_revision__approved_go_live_at=None)).select_related("latest_revision")
    dated = [page.get_latest_revision_as_object() for page in waiting if _has_date(page.latest_revision)]
    return [page for page in dated if page.go_live_at]


def spoken(moment: datetime) -> str:
    """Return a moment in the time zone of whoever reads it, with the zone's name: the clinic has two."""
    local = timezone.localtime(moment)
    name = timezone.get_current_timezone_name()
    zone = dict(Location.TimeZone.choices).get(name, name)
    hour = local.hour % 12 or 12
    half = "pm" if local.hour >= 12 else "am"
    return f"{local:%B} {local.day}, {local.year} at {hour}:{local:%M} {half} ({zone})"


def _under_review() -> list[int]:
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=get_default_page_content_type()
    )
    return [int(pk) for pk in states.values_list("object_id", flat=True)]


def _has_date(revision: Revision | None) -> bool:
    return revision is not None and bool(revision.content.get("go_live_at"))
