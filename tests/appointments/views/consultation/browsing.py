"""A patient fills in the consultation page by page, as a browser does."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from appointments.actions.booking.lapsing import put_away_lapsed
from appointments.actions.links import issue_link
from appointments.enums import LinkPurpose
from appointments.forms.screening.pages import PAGES
from appointments.models import AppointmentRequest, Resource
from tests.appointments.calendar import MONDAY_9
from tests.appointments.forms.screening.posted import POSTED
from tests.appointments.posted import form_token
from tests.clinic.forms.reader import Reader

START = "/consultation/"


def post(client: Client, address: str, told: dict[str, Any]) -> HttpResponse:
    """Post what a page was filled in with, opened three minutes ago; None leaves an answer out."""
    told = {"form_token": form_token()} | told
    return client.post(address, {name: value for name, value in told.items() if value is not None})


def begin(client: Client, **changes: Any) -> str:
    """Send the first page and return the address of the draft, "/consultation/<token>/"."""
    answer = post(client, START, POSTED["start"] | changes)
    assert answer.status_code == 303, answer.content.decode()
    return answer.url.removesuffix("you/")


def fill_in(client: Client, draft: str, slug: str, **changes: Any) -> HttpResponse:
    """Send one page with usual answers and `changes`."""
    return post(client, f"{draft}{slug}/", POSTED[slug] | changes)


def fill_in_all(client: Client, draft: str, **of_pages: dict[str, Any]) -> HttpResponse:
    """Send every page after the first, and return the last answer; `of_pages` change a page's answers."""
    for page in PAGES[1:]:
        answer = fill_in(client, draft, page.slug, **of_pages.get(page.slug.replace("-", "_"), {}))
        assert answer.status_code == 303, (page.slug, answer.content.decode())
    return answer


def code_of(resource: Resource, starts_at: datetime = MONDAY_9) -> str:
    """Return what the page posts for a time."""
    return f"{resource.pk}-{int(starts_at.timestamp()) // 300}"


def main_of(html: str) -> Reader:
    """Return the main part of a page."""
    inner = html[html.index("<main") : html.index("</main>")]
    return Reader(inner[inner.index(">") + 1 :])


def pick(client: Client, draft: str, code: str) -> HttpResponse:
    """Post a time's code."""
    return post(client, f"{draft}time/", {"time": code})


def errors(page: HttpResponse) -> list[str]:
    """Return what the error summary says first."""
    return main_of(page.content.decode()).texts("a")[:1] if page.status_code in (409, 422) else []


def the_draft() -> AppointmentRequest:
    return AppointmentRequest.objects.select_related("screening").get(screening__isnull=False)


def link_to(request: AppointmentRequest) -> str:
    """Return the address of a fresh link to a draft."""
    token = issue_link(request=request, purpose=LinkPurpose.RESUME, now=timezone.now())
    return f"/consultation/{token}/"


def sweep() -> int:
    """Do what the worker does to holds that have run out."""
    return put_away_lapsed(now=timezone.now())
