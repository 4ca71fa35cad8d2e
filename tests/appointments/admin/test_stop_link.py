"""Stopping a patient's private links from the request's page."""

from typing import Any

import pytest
from django.test import Client

from appointments.models import ManageLink
from clinic.models import User
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.factories import NOON, make_request
from tests.appointments.manage.opened import path, token_of

pytestmark = pytest.mark.django_db
URL = "/staff/appointments/appointmentrequest/{}/do/stop-link/"


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


def test_the_page_asks_before_it_stops_the_link(desk: Client) -> None:
    html = text_of(open_page(desk, make_request()))

    question = "Stop every private link that this patient has? Nobody can open their private page with it"
    assert f"<p>{question} any more." in html


def test_a_stopped_link_opens_nothing_and_the_history_says_who_stopped_it(
    desk: Client, client: Client, front_desk: User
) -> None:
    request, other = make_request(), make_request()
    token, kept = token_of(request), token_of(other)
    assert client.get(path(token)).status_code == 200

    pressed = desk.post(URL.format(request.pk), {"version": request.version})

    assert pressed.status_code == 302
    assert [client.get(path(one)).status_code for one in (token, kept)] == [404, 200]
    assert list(request.events.values_list("verb", "actor")) == [("links_revoked", front_desk.pk)]
    said = "Stopped. No private link sent so far opens the patient’s page any more."
    assert said in text_of(open_page(desk, request))


def test_an_old_page_stops_no_link(desk: Client) -> None:
    request = make_request(version=2)
    token_of(request)

    pressed = desk.post(URL.format(request.pk), {"version": 1})

    assert pressed.status_code == 409
    assert ManageLink.objects.get().revoked_at is None
