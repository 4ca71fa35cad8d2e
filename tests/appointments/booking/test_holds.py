"""A patient holds a time, keeps it a little longer, and gives it up."""

from datetime import timedelta

import pytest

from appointments.actions.booking import (
    HoldLapsedError,
    TimeRefusedError,
    extend_hold,
    hold_time,
    release_hold,
)
from appointments.actions.booking.occupying import lock_calendars
from appointments.models import Actor, Appointment
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.reading import owed, state, stored, verbs
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, make_service
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
PATIENT = Actor.PATIENT


def test_a_held_time_is_kept_for_15_minutes_with_its_buffers_and_leaves_no_history():
    service = make_service(buffer_before=5, buffer_after=10)

    held = hold(make_resource(service))

    assert (held.status, held.held_until, held.proposed_by) == ("proposed", NOON + 15 * MINUTE, "patient")
    assert (held.starts_at, held.ends_at) == (MONDAY_9, MONDAY_9 + HOUR)
    assert (held.end_tick - held.first_tick, held.ticks.count()) == (15, 15)
    assert (verbs(held.request), owed(held.request)) == ([], [])


def test_another_time_held_frees_the_first_even_when_the_two_overlap():
    resource = make_resource()
    first = hold(resource)

    second = hold(resource, MONDAY_9 + HOUR / 2, request=first.request)

    assert state(first) == ("cancelled", "other_time", 0)
    assert state(second) == ("proposed", "", 12)


def test_when_the_other_time_cannot_be_had_the_first_stays_held():
    resource = make_resource()
    first = hold(resource)
    book(resource, MONDAY_9 + HOUR)

    with pytest.raises(TimeRefusedError) as refused:
        hold(resource, MONDAY_9 + HOUR, request=first.request)

    assert str(refused.value) == "That time has just been taken. Please choose another one."
    assert state(first) == ("proposed", "", 12)


def test_the_same_time_pressed_twice_is_held_once():
    resource, draft = make_resource(), make_draft()
    for _ in range(2):
        hold(resource, request=draft)

    assert sorted(Appointment.objects.values_list("status", "cancel_reason")) == [
        ("cancelled", "other_time"),
        ("proposed", ""),
    ]


@pytest.mark.parametrize(
    ("starts_at", "words"),
    [
        (NOON - HOUR, "That time has passed. Please choose a later one."),
        (NOON + HOUR, "That time is too soon to book here. Please choose a later one, or call us."),
        (MONDAY_9 + timedelta(days=63), "We cannot book that far ahead yet. Please choose an earlier time."),
        (MONDAY_9 - HOUR / 2, "We are closed at that time. Please choose another one."),
        (MONDAY_9 + timedelta(hours=7.5), "We are closed at that time. Please choose another one."),
        (MONDAY_9 + 10 * MINUTE, "Please choose one of the times on this page."),
        (MONDAY_9 + MINUTE, "Please choose one of the times on this page."),
        (MONDAY_9 + timedelta(microseconds=1), "Please choose one of the times on this page."),
    ],
)
def test_a_time_that_cannot_be_had_is_refused_in_plain_words(starts_at, words):
    resource = make_resource()

    with pytest.raises(TimeRefusedError) as refused:
        hold(resource, starts_at)

    assert str(refused.value) == words
    assert Appointment.objects.count() == 0


def test_another_services_time_and_one_of_a_calendar_out_of_use_are_not_offered():
    resource, draft = make_resource(), make_draft()
    about = {"request": draft, "resource": resource, "starts_at": MONDAY_9, "by": PATIENT, "now": NOON}

    with pytest.raises(TimeRefusedError) as of_another:
        hold_time(service=make_service(code="other"), **about)
    resource.is_active = False
    resource.save()
    with pytest.raises(TimeRefusedError) as out_of_use:
        hold_time(service=make_service(), **about)

    words = "That time is not offered any more. Please choose another one."
    assert [str(of_another.value), str(out_of_use.value)] == [words, words]


def test_a_service_that_was_withdrawn_meanwhile_is_not_offered():
    resource = make_resource()
    withdrawn = make_service()
    withdrawn.is_offered = False

    with pytest.raises(TimeRefusedError) as refused:
        hold(resource, service=withdrawn)

    assert refused.value.refusal == "not_offered"


def test_a_full_day_is_refused():
    resource = make_resource(make_service(daily_cap=1))
    book(resource)

    with pytest.raises(TimeRefusedError) as refused:
        hold(resource, MONDAY_9 + 3 * HOUR)

    assert str(refused.value) == "That day is full. Please choose another one."


@pytest.mark.parametrize("status", ["closed", "quarantined", "scheduled"])
def test_nothing_is_held_for_a_request_that_is_not_open(status):
    with pytest.raises(TransitionRefusedError, match="A time can be held while the request is open"):
        hold(make_resource(), request=make_request(status=status))


def test_a_hold_never_outlives_the_beginning_of_its_visit():
    resource = make_resource(make_service(notice=0))
    now = MONDAY_9 - 10 * MINUTE

    held = hold(resource, now=now)
    extend_hold(appointment=held, by=PATIENT, now=now + MINUTE)

    assert held.held_until == stored(held).held_until == MONDAY_9


def test_a_hold_is_extended_from_now_and_for_an_hour_at_most():
    held = hold(make_resource())
    until = []

    for minutes in (10, 20, 34, 48, 59):
        extend_hold(appointment=held, by=PATIENT, now=NOON + minutes * MINUTE)
        until.append((stored(held).held_until - NOON) // MINUTE)

    assert until == [25, 35, 49, 60, 60]
    with pytest.raises(HoldLapsedError):
        extend_hold(appointment=held, by=PATIENT, now=NOON + 60 * MINUTE)


def test_a_hold_given_up_in_another_tab_cannot_be_extended():
    resource = make_resource()
    first = hold(resource)
    hold(resource, MONDAY_9 + 2 * HOUR, request=stored(first).request)

    with pytest.raises(HoldLapsedError):
        extend_hold(appointment=first, by=PATIENT, now=NOON)


def test_a_hold_given_up_frees_its_time_and_pressed_twice_it_is_once():
    held = hold(make_resource())
    for _ in range(2):
        release_hold(request=held.request, by=PATIENT, now=NOON)

    assert state(held) == ("cancelled", "other_time", 0)


def test_a_hold_whose_time_a_later_clock_has_freed_cannot_be_extended():
    held = hold(make_resource())
    lock_calendars(held.resource, now=NOON + 15 * MINUTE)

    with pytest.raises(HoldLapsedError):
        extend_hold(appointment=held, by=PATIENT, now=NOON + 14 * MINUTE)


def test_what_somebody_else_has_taken_is_refused_with_one_query_and_no_lock(django_assert_num_queries):
    resource, draft = make_resource(), make_draft()
    book(resource)
    about = {"request": draft, "service": make_service(), "resource": resource}

    with django_assert_num_queries(1), pytest.raises(TimeRefusedError, match="just been taken"):
        hold_time(**about, starts_at=MONDAY_9 + HOUR / 2, by=PATIENT, now=NOON)
