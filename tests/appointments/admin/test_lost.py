"""A press on a page that was open too long: the request is gone, or the right to work on it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.models import AppointmentRequest, Event, Note
from clinic.models import User
from tests.appointments.factories import make_request

pytestmark = pytest.mark.django_db


def press(client: Client, request: AppointmentRequest, code: str, **typed: str) -> HttpResponse:
    address = f"/staff/appointments/appointmentrequest/{request.pk}/do/{code}/"
    return client.post(address, {"version": request.version, **typed})


def lost(response: HttpResponse) -> tuple[int, str, list[str]]:
    return response.status_code, response.context["title"], response.context["typed"]


def test_a_note_to_a_request_that_was_removed_comes_back_to_be_copied(desk: Client) -> None:
    request = make_request()
    Event.objects.all()._raw_delete("default")
    AppointmentRequest.objects.filter(pk=request.pk)._raw_delete("default")

    response = press(desk, request, "note", text="Prefers <b>mornings</b>")

    assert lost(response) == (404, "This request is not here any more", ["Prefers <b>mornings</b>"])
    assert "Prefers &lt;b&gt;mornings&lt;/b&gt;" in response.content.decode()


def test_a_note_after_the_permission_was_taken_away_comes_back_and_is_not_kept(
    desk: Client, front_desk: User
) -> None:
    request = make_request()
    front_desk.groups.clear()

    response = press(desk, request, "note", text="Prefers mornings")

    assert lost(response) == (403, "You may not do this any more", ["Prefers mornings"])
    assert Note.objects.count() == 0


def test_without_a_word_typed_it_is_the_usual_page(desk: Client, front_desk: User) -> None:
    request = make_request()
    front_desk.groups.clear()

    response = press(desk, request, "claim")

    assert response.status_code == 403
    assert "What you typed" not in response.content.decode()


def test_a_stranger_learns_nothing_from_a_press(client: Client) -> None:
    request = make_request()

    response = press(client, request, "note", text="Prefers mornings")

    assert (response.status_code, response.url.split("?")[0]) == (302, "/staff/login/")
