"""A patient asks for the time that is held, with the consultation that is sent."""

from datetime import date, timedelta

import pytest

from appointments.actions.booking import (
    TimeRefusedError,
    ask_for_held_time,
    release_hold,
)
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import CancelReason
from appointments.models import Actor, Appointment, Closure, Event
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service
from tests.appointments.factories import NOON

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PATIENT = Actor.PATIENT


def ask(held: Appointment, *, at_once: bool = False, now=NOON) -> Appointment:
    return ask_for_held_time(appointment=held, book_at_once=at_once, by=PATIENT, now=now)


def sent(held: Appointment) -> Appointment:
    """Return a hold whose consultation has been sent."""
    type(held.request).objects.filter(pk=held.request_id).update(status="new")
    return stored(held)


def test_an_asked_for_time_waits_for_staff_until_its_own_beginning():
    held = sent(hold(make_resource()))

    asked = ask(held)

    assert (asked.pk, asked.status, asked.held_until) == (held.pk, "pending", MONDAY_9)
    assert asked.ticks.count() == 12
    assert (verbs(asked.request), owed(asked.request)) == (
        ["time_asked"],
        [("appointment_pending", "pending")],
    )


def test_a_service_that_books_at_once_schedules_the_request():
    held = sent(hold(make_resource()))

    booked = ask(held, at_once=True)

    booked.request.refresh_from_db()
    assert (booked.status, booked.held_until, booked.request.status) == ("booked", None, "scheduled")
    assert verbs(booked.request) == ["time_booked", "scheduled"]
    assert owed(booked.request)[0] == ("appointment_confirmed", "pending")


def test_a_hold_that_ran_out_is_taken_anew_while_the_time_is_free():
    held = sent(hold(make_resource()))

    asked = ask(held, now=NOON + 20 * MINUTE)

    assert (asked.pk != held.pk, asked.status, asked.starts_at) == (True, "pending", MONDAY_9)
    assert state(held) == ("cancelled", "other_time", 0)


def test_a_hold_that_ran_out_and_was_taken_is_refused_and_nothing_has_happened():
    resource = make_resource()
    held = sent(hold(resource))
    book(resource, now=NOON + 16 * MINUTE)
    events = Event.objects.count()

    with pytest.raises(
        TimeRefusedError, match=r"That time has just been taken\. Please choose another one\."
    ):
        ask(held, now=NOON + 20 * MINUTE)

    assert (stored(held).status, Event.objects.count()) == ("proposed", events)


def test_a_hold_whose_time_a_later_clock_has_freed_is_not_booked_over_the_other():
    """Two processes, each with its own moment: the first waited for the calendar while the hold ran out."""
    resource = make_resource()
    held = sent(hold(resource))
    other = book(resource, now=NOON + 15 * MINUTE)

    with pytest.raises(TimeRefusedError, match="just been taken"):
        ask(held, now=NOON + 15 * MINUTE - timedelta(milliseconds=1))

    assert state(other) == ("booked", "", 12)


def test_a_time_asked_for_twice_is_asked_for_once():
    first_tab = sent(hold(make_resource()))
    second_tab = stored(first_tab)
    ask(first_tab)

    with pytest.raises(ChangedMeanwhileError):
        ask(second_tab)
    with pytest.raises(TransitionRefusedError, match="This request has a time already"):
        ask(stored(first_tab))

    assert verbs(first_tab.request) == ["time_asked"]


def test_a_time_that_was_given_up_cannot_be_asked_for():
    held = hold(make_resource())
    release_hold(request=held.request, by=PATIENT, now=NOON)

    with pytest.raises(TransitionRefusedError) as refused:
        ask(sent(held))

    assert str(refused.value) == "“Time asked for” is not possible while the appointment is “Cancelled”."


@pytest.mark.parametrize("at_once", [False, True])
def test_a_closure_made_while_the_patient_is_on_the_page_refuses_the_held_time(at_once):
    resource = make_resource()
    held = sent(hold(resource))
    Closure.objects.create(location=resource.location, first_on=date(2026, 3, 9), last_on=date(2026, 3, 9))

    with pytest.raises(TimeRefusedError) as refused:
        ask(held, at_once=at_once)

    assert str(refused.value) == "We are closed at that time. Please choose another one."
    assert state(held) == ("proposed", "", 12)


def test_a_calendar_taken_out_of_use_meanwhile_refuses_the_held_time():
    resource = make_resource()
    held = sent(hold(resource))
    type(resource).objects.update(is_active=False)

    with pytest.raises(TimeRefusedError) as refused:
        ask(held)

    assert str(refused.value) == "That time is not offered any more. Please choose another one."


def test_time_that_passes_within_the_hold_takes_nothing_from_its_patient():
    held = sent(hold(make_resource(make_service(notice=24 * 60)), now=MONDAY_9 - 24 * HOUR))

    asked = ask(held, now=MONDAY_9 - 24 * HOUR + 10 * MINUTE)

    assert (asked.pk, asked.status) == (held.pk, "pending")


def test_a_lapsed_hold_that_was_put_away_can_still_be_asked_for(staff):
    held = sent(hold(make_resource()))
    Appointment.objects.filter(pk=held.pk).update(
        status="cancelled", held_until=None, cancelled_at=NOON, cancel_reason=CancelReason.LAPSED
    )
    held.ticks.all().delete()

    asked = ask(stored(held), now=NOON + 20 * MINUTE)

    assert (asked.pk != held.pk, asked.status) == (True, "pending")
