"""Booking, confirming and moving a time."""

from datetime import timedelta

import pytest

from appointments.actions.booking import (
    HoldLapsedError,
    TimeRefusedError,
    ask_for_held_time,
    confirm_appointment,
    move_appointment,
)
from appointments.actions.booking.occupying import lock_calendars
from appointments.actions.booking.too_late import TooLateError
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.models import Actor, Appointment, AppointmentRequest, OutboundMessage
from appointments.rules.transitions import TransitionRefusedError
from clinic.models import Clinician
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service
from tests.appointments.factories import NOON, make_location, make_request

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def asked(resource, starts_at=MONDAY_9) -> Appointment:
    """Return a time that a patient asked for in a consultation that was sent."""
    held = hold(resource, starts_at)
    AppointmentRequest.objects.filter(pk=held.request_id).update(status="new")
    return ask_for_held_time(appointment=stored(held), book_at_once=False, by=Actor.PATIENT, now=NOON)


def move(appointment: Appointment, resource=None, starts_at=MONDAY_9 + 2 * HOUR, **changes) -> Appointment:
    usual = {"resource": resource or appointment.resource, "by": Actor.PATIENT, "now": NOON}
    return move_appointment(appointment=appointment, starts_at=starts_at, **(usual | changes))


def test_a_booked_time_schedules_the_request_and_owes_the_news_and_the_reminders():
    booked = book(make_resource())

    assert state(booked) == ("booked", "", 12)
    assert stored(booked).request.status == "scheduled"
    assert verbs(booked.request) == ["time_booked", "scheduled"]
    kinds = [kind for kind, status in owed(booked.request) if status == "pending"]
    assert (kinds[0], set(kinds[1:])) == ("appointment_confirmed", {"appointment_reminder"})


def test_a_request_is_booked_once():
    resource = make_resource()
    booked = book(resource)
    AppointmentRequest.objects.filter(pk=booked.request_id).update(status="in_review")

    with pytest.raises(TransitionRefusedError) as refused:
        book(resource, MONDAY_9 + 2 * HOUR, request=stored(booked).request)

    assert str(refused.value) == "This request has a time already. Confirm, move or cancel that one."


@pytest.mark.parametrize("status", ["closed", "scheduled", "quarantined"])
def test_a_request_that_is_not_open_is_not_booked(status):
    with pytest.raises(TransitionRefusedError, match="A time can be booked while the request is open"):
        book(make_resource(), request=make_request(status=status))


def test_a_draft_is_not_booked():
    with pytest.raises(TransitionRefusedError, match="A time can be booked while the request is open"):
        book(make_resource(), request=make_draft())


@pytest.mark.parametrize(
    "starts_at",
    [
        NOON + 2 * HOUR,  # too soon for patients
        MONDAY_9 + 70 * DAY,  # too far
        MONDAY_9 + timedelta(minutes=10),  # off the grid of the service
    ],
)
def test_staff_book_what_patients_may_not(starts_at):
    assert state(book(make_resource(), starts_at)) == ("booked", "", 12)


@pytest.mark.parametrize(
    "starts_at", [NOON + 6 * HOUR, MONDAY_9 - HOUR, MONDAY_9 + 5 * DAY, MONDAY_9 + 75 * DAY]
)
def test_outside_of_the_hours_staff_give_a_reason_however_soon_or_far(starts_at):
    resource = make_resource()

    with pytest.raises(TimeRefusedError) as refused:
        book(resource, starts_at)
    booked = book(resource, starts_at, override_reason="the clinician agreed")

    assert str(refused.value) == "We are closed at that time. Please choose another one."
    assert (stored(booked).override_reason, booked.ticks.count()) == ("the clinician agreed", 12)


@pytest.mark.parametrize(
    ("starts_at", "refusal"),
    [(NOON - HOUR, "past"), (MONDAY_9 + timedelta(minutes=2), "off_grid"), (MONDAY_9 + HOUR / 2, "taken")],
)
def test_nobody_books_the_past_off_the_five_minutes_or_over_another(starts_at, refusal):
    resource = make_resource()
    book(resource)

    with pytest.raises(TimeRefusedError) as refused:
        book(resource, starts_at, override_reason="please")

    assert refused.value.refusal == refusal


def test_one_clinician_is_not_booked_at_two_locations_at_once():
    clinician = Clinician.objects.create(name="Sample Clinician")
    here = make_resource(clinician=clinician)
    there = make_resource(clinician=clinician, location=make_location("Orlando"))
    book(here)

    with pytest.raises(TimeRefusedError, match="just been taken"):
        book(there, MONDAY_9 + HOUR / 2)

    assert state(book(there, MONDAY_9 + HOUR))[0] == "booked"


def test_buffers_keep_their_distance():
    resource = make_resource(make_service(buffer_after=15))
    book(resource)

    with pytest.raises(TimeRefusedError, match="just been taken"):
        book(resource, MONDAY_9 + HOUR)

    assert state(book(resource, MONDAY_9 + timedelta(minutes=75)))[0] == "booked"


def test_a_time_asked_for_is_confirmed(staff):
    pending = asked(make_resource())

    confirm_appointment(appointment=pending, by=staff, now=NOON)

    assert state(pending) == ("booked", "", 12)
    assert (stored(pending).held_until, stored(pending).request.status) == (None, "scheduled")
    assert verbs(pending.request) == ["time_asked", "time_confirmed", "scheduled"]
    assert ("appointment_confirmed", "pending") in owed(pending.request)


def test_of_two_who_confirm_one_is_told_what_the_other_did(staff):
    first = asked(make_resource())
    second = stored(first)
    confirm_appointment(appointment=first, by=staff, now=NOON)

    with pytest.raises(ChangedMeanwhileError) as changed:
        confirm_appointment(appointment=second, by=staff, now=NOON)

    assert {event.verb for event in changed.value.events} == {"time_confirmed", "scheduled"}


def test_a_time_whose_hour_has_come_is_not_confirmed(staff):
    pending = asked(make_resource())

    with pytest.raises(HoldLapsedError):
        confirm_appointment(appointment=pending, by=staff, now=MONDAY_9)


def test_a_time_that_a_later_clock_has_freed_is_not_confirmed(staff):
    pending = asked(make_resource())
    lock_calendars(pending.resource, now=MONDAY_9)

    with pytest.raises(HoldLapsedError):
        confirm_appointment(appointment=pending, by=staff, now=MONDAY_9 - timedelta(seconds=1))


def test_a_move_is_a_new_row_with_the_same_calendar_uid_and_a_higher_sequence():
    old = book(make_resource())

    new = move(old)

    assert state(old) == ("cancelled", "moved", 0)
    assert state(new) == ("booked", "", 12)
    assert (new.replaces, new.calendar_uid, new.sequence) == (old, old.calendar_uid, 1)
    assert stored(new).request.status == "scheduled"
    assert verbs(new.request)[2:] == ["time_moved", "time_booked"]
    assert set(old.messages.values_list("status", flat=True)) == {"cancelled"}
    assert new.messages.order_by("pk")[0].kind == "appointment_moved"


def test_a_time_moves_onto_its_own_overlapping_time():
    old = book(make_resource())

    new = move(old, starts_at=MONDAY_9 + HOUR / 2)

    assert (state(old)[2], state(new)[2]) == (0, 12)


def test_a_move_to_a_taken_time_leaves_the_old_one_as_it_was():
    resource = make_resource()
    old = book(resource)
    book(resource, MONDAY_9 + 2 * HOUR)
    messages = OutboundMessage.objects.count()

    with pytest.raises(TimeRefusedError, match="just been taken"):
        move(stored(old))

    assert (state(old), OutboundMessage.objects.count()) == (("booked", "", 12), messages)


def test_a_time_asked_for_stays_asked_for_when_it_moves():
    new = move(asked(make_resource()))

    assert (new.status, new.held_until) == ("pending", MONDAY_9 + 2 * HOUR)
    assert [kind for kind, status in owed(new.request) if status == "pending"] == ["appointment_pending"]


def test_patients_move_until_the_clinics_notice_and_staff_later_too(staff):
    old = book(make_resource())
    late = MONDAY_9 - DAY + timedelta(seconds=1)

    with pytest.raises(TooLateError):
        move(old, now=late)
    in_time = move(stored(old), now=MONDAY_9 - DAY)
    by_staff = move(stored(in_time), starts_at=MONDAY_9, now=late, by=staff)

    assert [state(one)[0] for one in (old, in_time, by_staff)] == ["cancelled", "cancelled", "booked"]
    assert (by_staff.sequence, by_staff.calendar_uid) == (2, old.calendar_uid)


def test_a_move_pressed_twice_moves_once():
    old = book(make_resource())
    second_tab = stored(old)
    move(old)

    with pytest.raises(ChangedMeanwhileError):
        move(second_tab)
    with pytest.raises(TransitionRefusedError) as again:
        move(stored(old))

    words = "“Moved to another time” is not possible while the appointment is “Cancelled”."
    assert str(again.value) == words


def test_a_move_to_another_location_keeps_both_calendars_right():
    here, there = make_resource(), make_resource(location=make_location("Orlando"))
    old = book(here)

    new = move(old, there, MONDAY_9)

    assert list(new.ticks.order_by().values_list("resource", "clinician").distinct()) == [
        (there.pk, there.clinician_id)
    ]
    assert old.ticks.count() == 0
