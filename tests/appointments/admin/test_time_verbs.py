"""The buttons beside the times of a request."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client

from appointments.actions.booking import put_on_waitlist
from appointments.models import Actor, Appointment, Note, OccupiedTick
from clinic.models import User
from tests.appointments.admin.pressing import (
    VISIT,
    asked_for,
    labels,
    open_page,
    press,
    state_of,
    text_of,
)
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_request

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_costs_the_same_with_one_time_and_with_three(
    desk: Client, how_many: int, django_assert_num_queries: Callable
) -> None:
    resource = make_resource()
    starts = [MONDAY_9 + timedelta(hours=number) for number in range(how_many)]
    request = offer(resource, *starts, request=make_request(email=""))[0].request
    open_page(desk, request)

    with django_assert_num_queries(18):
        page = open_page(desk, request)

    assert len(page.context["time_cards"]) == how_many
