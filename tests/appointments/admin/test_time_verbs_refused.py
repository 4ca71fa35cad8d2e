"""What the buttons beside a request's times refuse, and how they say so."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.actions.booking import mark_arrived
from appointments.models import Actor, AppointmentRequest
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import (
    VISIT,
    asked_for,
    labels,
    open_page,
    press,
    request_time,
    state_of,
    text_of,
)
from tests.appointments.calendar import book, hold, make_draft, make_resource
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db


def test_confirming_after_its_hour_says_that_it_is_too_late(desk: Client) -> None:
    appointment = asked_for()

    response = press(desk, appointment, "confirm", now=VISIT)

    assert response.status_code == 409
    assert "The hour of this time has come and gone" in text_of(response)
    assert state_of(appointment) == ("pending", "new")


@pytest.mark.parametrize("code", ["no-show", "fulfil"])
def test_a_visit_that_is_still_to_come_neither_took_place_nor_was_missed(desk: Client, code: str) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, code)

    assert response.status_code == 422
    assert "That is possible once the time of the visit has come." in text_of(response)
    assert state_of(appointment) == ("booked", "scheduled")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Choose who cancels it, or why"),
        ({"reason": "moved"}, "Choose who cancels it, or why"),
        ({"reason": "clinic", "note": "x" * 501}, "Shorten a note to 500 characters or fewer. You have 501"),
        ({"reason": "clinic", "version": ""}, "This field is required."),
    ],
)
def test_cancelling_without_a_reason_changes_nothing_and_says_so(
    desk: Client, typed: dict, message: str
) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, "cancel", **typed)

    shown = [panel.form for card in response.context["time_cards"] for panel in card.panels]
    said = [link.message for form in shown if form.is_bound for link in form.error_links]
    assert (response.status_code, said) == (422, [message])
    assert state_of(appointment) == ("booked", "scheduled")


def test_a_step_that_the_time_does_not_allow_is_refused_with_its_reason(desk: Client) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, "confirm")

    assert response.status_code == 422
    assert "“Time confirmed” is not possible while the appointment is “Booked”." in text_of(response)


def test_somebody_was_faster_keeps_what_was_typed_and_says_what_happened(desk: Client) -> None:
    appointment = book(make_resource())
    seen = AppointmentRequest.objects.get(pk=appointment.request_id).version
    other = make_staff(Role.CLINICIAN, first_name="Casey", last_name="Sample")
    mark_arrived(
        appointment=request_time(appointment), by=Actor.staff(other), now=NOON + timedelta(minutes=1)
    )

    response = press(desk, appointment, "cancel", version=seen, reason="clinic", note="Keep what I wrote")

    html = text_of(response)
    assert response.status_code == 409
    assert "Arrived by Casey Sample" in html
    assert "Keep what I wrote" in html
    assert state_of(appointment) == ("arrived", "scheduled")

    again = press(desk, appointment, "cancel", reason="clinic", note="Keep what I wrote")

    assert (again.status_code, state_of(appointment)) == (302, ("cancelled", "in_review"))


def test_two_confirmations_from_the_same_page_are_one(desk: Client) -> None:
    appointment = asked_for()
    version = AppointmentRequest.objects.get().version

    first = press(desk, appointment, "confirm", version=version)
    second = press(desk, appointment, "confirm", version=version)

    assert (first.status_code, second.status_code) == (302, 409)
    assert appointment.request.events.filter(verb="time_confirmed").count() == 1


def test_opening_a_button_s_address_changes_nothing(desk: Client) -> None:
    appointment = asked_for()
    url = (
        f"/staff/appointments/appointmentrequest/{appointment.request_id}/times/{appointment.pk}/do/confirm/"
    )

    response = desk.get(url)

    assert (response.status_code, state_of(appointment)) == (405, ("pending", "new"))


def test_an_unknown_button_and_another_request_s_time_are_not_found(desk: Client) -> None:
    appointment, other = asked_for(), make_request()

    unknown = press(desk, appointment, "delete")
    foreign = desk.post(
        f"/staff/appointments/appointmentrequest/{other.pk}/times/{appointment.pk}/do/confirm/",
        {"version": other.version},
    )

    assert (unknown.status_code, foreign.status_code) == (404, 404)
    assert state_of(appointment) == ("pending", "new")


def test_strangers_readers_and_marketing_press_nothing(client: Client) -> None:
    appointment = asked_for()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    marketing = signed_in(make_staff(Role.MARKETING))

    codes = [press(who, appointment, "confirm").status_code for who in (client, signed_in(reader), marketing)]

    assert codes == [302, 403, 302]
    assert labels(open_page(signed_in(reader), appointment.request)) == [[]]
    assert state_of(appointment) == ("pending", "new")


def test_a_draft_is_nowhere_to_be_found(desk: Client) -> None:
    draft = make_draft(first_name="Unsent")
    appointment = hold(make_resource(), request=draft)
    base = "/staff/appointments/appointmentrequest/"

    pages = [
        open_page(desk, draft),
        press(desk, appointment, "confirm"),
        desk.get(f"{base}{draft.pk}/times/"),
        desk.get(f"{base}{draft.pk}/history/"),
    ]
    lists = [desk.get(base, {"q": draft.reference}), desk.get(base, {"queue": "all"})]

    assert [page.status_code for page in pages][:3] == [404, 404, 404]
    assert [page for page in [*pages, *lists] if b"Unsent" in page.content] == []
    assert [len(page.context["rows"]) for page in lists] == [0, 0]
