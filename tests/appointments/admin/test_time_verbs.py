"""The buttons beside the times of a request."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.booking import ask_for_held_time, mark_arrived, put_on_waitlist
from appointments.models import Actor, Appointment, AppointmentRequest, Note, OccupiedTick
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
PAGE = "/staff/appointments/appointmentrequest/{}/change/"
VISIT = MONDAY_9 + timedelta(minutes=5)


def asked_for() -> Appointment:
    """Return a time that a patient asks for, at NOON; its request was sent."""
    appointment = hold(make_resource(), request=make_draft(first_name="Marisol", email=""))
    request = appointment.request
    AppointmentRequest.objects.filter(pk=request.pk).update(status="new")
    request.status = "new"
    return ask_for_held_time(appointment=appointment, book_at_once=False, by=Actor.PATIENT, now=NOON)


def open_page(client: Client, request: AppointmentRequest, now: datetime = NOON) -> HttpResponse:
    with time_machine.travel(now, tick=False):
        return client.get(PAGE.format(request.pk))


def press(
    client: Client, appointment: Appointment, code: str, *, now: datetime = NOON, **typed: Any
) -> HttpResponse:
    request = AppointmentRequest.objects.get(pk=appointment.request_id)
    url = f"/staff/appointments/appointmentrequest/{request.pk}/times/{appointment.pk}/do/{code}/"
    with time_machine.travel(now, tick=False):
        return client.post(url, {"version": request.version} | typed)


def labels(page: HttpResponse) -> list[list[str]]:
    return [[panel.verb.label for panel in card.panels] for card in page.context["time_cards"]]


def state_of(appointment: Appointment) -> tuple[str, str]:
    found = Appointment.objects.select_related("request").get(pk=appointment.pk)
    return found.status, found.request.status


def text_of(page: HttpResponse) -> str:
    return " ".join(page.content.decode().split())


def test_page_shows_a_time_by_the_clock_of_its_location(desk: Client) -> None:
    place = make_location("Pensacola", time_zone="America/Chicago")
    appointment = book(make_resource(location=place, name="Sample Clinician One", hours=(time(8), time(17))))

    html = text_of(open_page(desk, appointment.request))

    said = [
        "Mon, Mar 9, 2026, 8:00 AM to 9:00 AM",
        "Booked",
        "Sample Clinician One, Pensacola (Central Time)",
    ]
    assert [words for words in said if words not in html] == []


def test_page_shows_why_a_time_lies_outside_of_the_hours(desk: Client) -> None:
    appointment = book(make_resource(), MONDAY_9 - timedelta(hours=2), override_reason="Comes from far away")

    assert "Outside of the hours: Comes from far away" in text_of(open_page(desk, appointment.request))


def test_an_offer_says_until_when_it_is_held_and_a_cancelled_time_why_and_by_whom(desk: Client) -> None:
    first, second = offer(make_resource())
    press(desk, first, "take-back", reason="clinic")

    html = text_of(open_page(desk, second.request))

    assert "Held until Thu, Mar 5, 12:00 PM" in html
    assert "The clinic cancelled (Sam Sample), Wed, Mar 4, 12:00 PM" in html


@pytest.mark.parametrize(
    ("make", "now", "expected"),
    [
        (asked_for, NOON, ["Confirm this time", "Cancel this time"]),
        (asked_for, VISIT, ["Cancel this time"]),
        (
            lambda: book(make_resource()),
            NOON,
            ["Arrived", "Check in", "Cancel this time", "Entered in error"],
        ),
        (
            lambda: book(make_resource()),
            VISIT,
            [
                "Arrived",
                "Check in",
                "Visit took place",
                "Did not come",
                "Cancel this time",
                "Entered in error",
            ],
        ),
        (lambda: offer(make_resource(), MONDAY_9)[0], NOON, ["Take this offer back"]),
    ],
    ids=["asked for", "asked for, too late", "booked", "booked and begun", "offered"],
)
def test_the_buttons_are_those_that_the_time_allows(
    desk: Client, make: Callable, now: datetime, expected: list[str]
) -> None:
    assert labels(open_page(desk, make().request, now)) == [expected]


def test_a_place_on_the_waitlist_can_be_offered_a_time_or_ended(desk: Client) -> None:
    request = make_request(status="in_review")
    entry = put_on_waitlist(request=request, service=make_service(), by=Actor.SYSTEM, now=NOON)
    page = open_page(desk, request)

    ended = press(desk, entry, "unlist", reason="patient")

    assert labels(page) == [["Take off the waitlist"]]
    assert f'/{request.pk}/times/?service=first-visit">Offer a time' in text_of(page)
    assert (ended.status_code, state_of(entry)) == (302, ("cancelled", "in_review"))


def test_confirming_books_the_time_that_was_asked_for(desk: Client, front_desk: User) -> None:
    appointment = asked_for()

    response = press(desk, appointment, "confirm")

    assert response.status_code == 302
    assert state_of(appointment) == ("booked", "scheduled")
    assert appointment.request.events.filter(verb="time_confirmed").get().actor == front_desk
    assert "Confirmed. The patient is told in two minutes." in text_of(open_page(desk, appointment.request))


def test_confirming_after_its_hour_says_that_it_is_too_late(desk: Client) -> None:
    appointment = asked_for()

    response = press(desk, appointment, "confirm", now=VISIT)

    assert response.status_code == 409
    assert "The hour of this time has come and gone" in text_of(response)
    assert state_of(appointment) == ("pending", "new")


def test_the_day_of_the_visit_goes_from_arrived_to_took_place(desk: Client) -> None:
    appointment = book(make_resource())

    steps = [press(desk, appointment, code, now=VISIT) for code in ("arrived", "check-in", "fulfil")]

    assert [response.status_code for response in steps] == [302, 302, 302]
    assert state_of(appointment) == ("fulfilled", "closed")
    verbs = appointment.request.events.order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[-4:] == ["arrived", "checked_in", "fulfilled", "closed"]


def test_somebody_who_did_not_come_needs_another_time(desk: Client) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, "no-show", now=VISIT)

    assert (response.status_code, state_of(appointment)) == (302, ("noshow", "in_review"))


@pytest.mark.parametrize("code", ["no-show", "fulfil"])
def test_a_visit_that_is_still_to_come_neither_took_place_nor_was_missed(desk: Client, code: str) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, code)

    assert response.status_code == 422
    assert "That is possible once the time of the visit has come." in text_of(response)
    assert state_of(appointment) == ("booked", "scheduled")


def test_a_time_entered_in_error_is_free_again(desk: Client) -> None:
    appointment = book(make_resource())
    assert OccupiedTick.objects.exists()

    response = press(desk, appointment, "in-error")

    assert (response.status_code, state_of(appointment)) == (302, ("entered-in-error", "in_review"))
    assert not OccupiedTick.objects.exists()


def test_cancelling_keeps_why_by_whom_and_the_note_for_colleagues(desk: Client, front_desk: User) -> None:
    appointment = book(make_resource())

    response = press(desk, appointment, "cancel", reason="patient", note="Will call again in May.")

    appointment.refresh_from_db()
    assert (response.status_code, state_of(appointment)) == (302, ("cancelled", "in_review"))
    assert (appointment.cancel_reason, appointment.cancelled_by) == ("patient", front_desk)
    assert [(note.text, note.by) for note in Note.objects.all()] == [("Will call again in May.", front_desk)]
    event = appointment.events.get(verb="time_cancelled")
    assert event.reason == "The patient cancelled"


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


def request_time(appointment: Appointment) -> Appointment:
    return Appointment.objects.select_related("request", "resource__location").get(pk=appointment.pk)


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


def test_a_request_is_put_on_the_waitlist_from_its_page(desk: Client) -> None:
    make_service(name="First visit")
    request = make_request(status="in_review")
    url = f"/staff/appointments/appointmentrequest/{request.pk}/do/waitlist/"

    empty = desk.post(url, {"version": request.version})
    done = desk.post(url, {"version": request.version, "service": "first-visit"})

    entry = Appointment.objects.get()
    assert (empty.status_code, done.status_code) == (422, 302)
    assert (entry.status, entry.service.code, entry.request) == ("waitlist", "first-visit", request)
    page = open_page(desk, request)
    assert "Put on the waitlist" not in [panel.verb.label for panel in page.context["panels"]]


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


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_costs_the_same_with_one_time_and_with_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    resource = make_resource()
    starts = [MONDAY_9 + timedelta(hours=number) for number in range(how_many)]
    request = offer(resource, *starts, request=make_request(email=""))[0].request
    open_page(desk, request)

    with django_assert_num_queries(17):
        page = open_page(desk, request)

    assert len(page.context["time_cards"]) == how_many
