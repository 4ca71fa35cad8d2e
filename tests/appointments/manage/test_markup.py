"""Every page behind the link is valid HTML whose references lead somewhere."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import put_on_waitlist
from appointments.models import Actor
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.appointments.manage.opened import ask, code, path, token_of
from tests.markup import faults_of

pytestmark = pytest.mark.django_db


def booked(step: str = "", **posted: str) -> Callable[[Client], HttpResponse]:
    """Return a page of a visit at the first of two locations, with all that can be said about it."""

    def page(client: Client) -> HttpResponse:
        service = make_service(needs_escort=True, preparation="Eat\n\nnothing", what_to_bring="ID\nList")
        own = book(make_resource(service, location=make_location("Miami")))
        other = make_resource(service, location=make_location("Orlando"))
        address = path(token_of(own.request), step.format(time=code(other, MONDAY_9), past=code(other, NOON)))
        return client.post(address, posted) if posted else client.get(address)

    return page


def waitlisted(client: Client) -> HttpResponse:
    own = book(make_resource(), MONDAY_9 + timedelta(days=1))
    put_on_waitlist(request=own.request, service=own.service, by=Actor.staff(make_staff()), now=NOON)
    offer(own.resource, MONDAY_9, MONDAY_9 + timedelta(hours=2), request=own.request)
    return client.get(path(token_of(own.request)))


UNREACHABLE = {"status": "closed", "closed_reason": "unreachable"}
PAGES: dict[str, Callable[[Client], HttpResponse]] = {
    "requested": lambda client: client.get(path(token_of(make_request()))),
    "unreachable": lambda client: client.get(path(token_of(make_request(**UNREACHABLE)))),
    "asked": lambda client: client.get(path(token_of(ask().request))),
    "booked": booked(),
    "booked and offered": waitlisted,
    "done": booked("?done=accepted"),
    "refused": booked("accept/", offer="x"),
    "move": booked("move/?location=any"),
    "move without a time": booked("move/", time="x"),
    "check": booked("move/check/?time={time}"),
    "a time that cannot be had": booked("move/check/?time={past}"),
    "cancel": booked("cancel/"),
    "cancel with an error": booked("cancel/", reason="x"),
    "withdraw": booked("withdraw/"),
    "details": booked("details/"),
    "details with errors": booked("details/", phone="1"),
    "messages": booked("messages/"),
    "unknown": lambda client: client.get("/manage/never-was/"),
    "new link": lambda client: client.get("/manage/"),
    "new link with an error": lambda client: client.post("/manage/", {"email": "x"}),
    "new link asked for": lambda client: client.get("/manage/asked/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_html(client: Client, name: str) -> None:
    html = PAGES[name](client).content.decode()

    assert "</main>" in html
    assert faults_of(html) == []
