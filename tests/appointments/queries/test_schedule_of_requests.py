"""Impossible holds, moves, requests and hours, and the line that each of them gets."""

import uuid
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from appointments.actions.booking import (
    move_appointment,
    put_on_waitlist,
)
from appointments.models import Actor, Appointment, Closure
from appointments.queries.schedule import impossible_states
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.queries.going_round import change, found, of_request

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
MONDAY_TICK = int(MONDAY_9.timestamp()) // 300


@pytest.mark.usefixtures("unprotected")
def test_a_hold_without_end_and_an_end_without_hold():
    held, booked = hold(make_resource()), book(make_resource())
    change(held, held_until=None)
    change(booked, held_until=NOON + HOUR)

    assert found() == [
        f"appointment {held.pk}: is proposed with no end of its hold",
        f"appointment {booked.pk}: is booked with an end, as if it were held",
    ]


def test_a_hold_that_the_worker_forgot():
    held, recent = hold(make_resource()), hold(make_resource())
    change(held, held_until=NOON - HOUR)
    change(recent, held_until=NOON - HOUR + timedelta(seconds=1))

    assert found() == [f"appointment {held.pk}: is proposed, though its hold ran out over an hour ago"]


def test_a_hold_beyond_the_beginning_of_the_visit():
    held = hold(make_resource())
    change(held, held_until=MONDAY_9 + timedelta(seconds=1))

    assert found() == [f"appointment {held.pk}: is proposed, and held beyond its own beginning"]


def test_four_offers_at_once():
    resource = make_resource()
    first = offer(resource, *(MONDAY_9 + number * HOUR for number in range(3)))[0]
    fourth = offer(resource, MONDAY_9 + 4 * HOUR)[0]
    change(fourth, request=first.request)

    assert found() == [f"request {first.request_id}: has 4 offers at once"]


def test_two_holds_at_once():
    first, second = hold(make_resource()), hold(make_resource())
    change(second, request=first.request)

    assert found() == [f"request {first.request_id}: holds 2 times at once"]


def test_two_places_on_the_waitlist():
    request, service = make_request(), make_service()
    entry = put_on_waitlist(request=request, service=service, by=Actor.staff(make_staff()), now=NOON)
    entry.pk, entry.public_id, entry.calendar_uid = None, uuid.uuid4(), uuid.uuid4()
    entry.save(force_insert=True)

    assert found() == [f"request {request.pk}: has 2 places on the waitlist"]


def test_too_many_offers_from_the_waitlist():
    resource, staff = make_resource(), Actor.staff(make_staff())
    entry = put_on_waitlist(request=make_request(), service=make_service(), by=staff, now=NOON)
    offers = offer(resource, MONDAY_9, MONDAY_9 + HOUR, request=entry.request)
    Appointment.objects.filter(pk__in=[one.pk for one in offers]).update(waitlist_entry=entry)

    assert found() == [f"appointment {entry.pk}: its place on the waitlist had 2 offers, 2 of them open"]


def a_move() -> tuple[Appointment, Appointment]:
    resource = make_resource()
    old = book(resource)
    staff = Actor.staff(make_staff())
    new = move_appointment(
        appointment=old, resource=resource, starts_at=MONDAY_9 + 2 * HOUR, by=staff, now=NOON
    )
    return old, new


@pytest.mark.usefixtures("unprotected")
def test_a_move_that_left_the_old_time_standing():
    old, new = a_move()
    earlier = {"status": "entered-in-error", "cancelled_at": None, "cancel_reason": "", "cancelled_by": None}
    change(old, **earlier)

    assert found() == [f"appointment {new.pk}: replaces appointment {old.pk}, which is not cancelled"]


@pytest.mark.parametrize("wrong", [{"sequence": 0}, {"calendar_uid": uuid.UUID(int=1)}])
def test_a_move_that_a_calendar_takes_for_another_visit_or_old_news(wrong):
    old, new = a_move()
    change(new, **wrong)

    assert found() == [
        f"appointment {new.pk}: has not the calendar UID of appointment {old.pk} with a higher sequence"
    ]


def test_a_move_from_another_request():
    old, new = a_move()
    change(old, request=make_request())

    assert found() == [f"appointment {new.pk}: replaces appointment {old.pk} of another request"]


def test_two_live_times_with_one_calendar_uid():
    resource = make_resource()
    first, second = book(resource), book(resource, MONDAY_9 + HOUR)
    change(second, calendar_uid=first.calendar_uid)

    assert found() == [
        f"appointment {one.pk}: shares its calendar UID with another live appointment"
        for one in (first, second)
    ]


def test_a_scheduled_request_without_a_time():
    request = make_request(status="scheduled")

    assert found() == [f"request {request.pk}: is scheduled, and nothing is booked"]


def booked_at(resource, starts_at):
    return book(resource, starts_at)


def asked_at(resource, starts_at):
    asked = hold(resource, starts_at)
    change(asked, status="pending", held_until=starts_at)
    of_request(asked, status="new")
    asked.status = "pending"
    return asked


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (booked_at, "in_review"),
        (booked_at, "quarantined"),
        (asked_at, "draft"),
        (asked_at, "scheduled"),
        (lambda resource, starts_at: hold(resource, starts_at), "quarantined"),
        (lambda resource, starts_at: offer(resource, starts_at)[0], "draft"),
    ],
)
def test_a_time_whose_request_stands_elsewhere(make: Callable, status):
    time_kept = make(make_resource(), MONDAY_9)
    of_request(time_kept, status=status)
    expected = f"appointment {time_kept.pk}: is {time_kept.status}, while request {time_kept.request_id}"

    lines = found()

    assert f"{expected} is {status}" in lines
    assert [line for line in lines if line.startswith("appointment")] == [f"{expected} is {status}"]


def test_a_time_of_a_closed_request():
    booked = book(make_resource())
    of_request(booked, status="closed", closed_reason="withdrawn", closed_at=NOON)

    assert found() == [f"appointment {booked.pk}: is booked, while request {booked.request_id} is closed"]


@pytest.mark.parametrize("make", [booked_at, asked_at])
def test_a_time_to_come_outside_of_the_hours_needs_a_reason(make):
    resource = make_resource()
    kept = make(resource, MONDAY_9)
    Closure.objects.create(
        location=resource.location, first_on=date(2026, 3, 9), last_on=date(2026, 3, 9), reason="Storm"
    )

    assert found() == [f"appointment {kept.pk}: is {kept.status} outside of the hours without a reason"]
    assert list(impossible_states(now=MONDAY_9)) == []

    change(kept, override_reason="the patient knows")
    assert found() == []


def test_hours_that_were_narrowed_under_a_booked_time():
    resource = make_resource()
    booked = book(resource)
    resource.availability.update(starts_at=time(9, 30))

    assert found() == [f"appointment {booked.pk}: is booked outside of the hours without a reason"]


def test_a_request_merged_into_one_that_is_merged_itself():
    duplicate = {"status": "closed", "closed_reason": "duplicate"}
    kept = make_request()
    first = make_request(**duplicate, merged_into=kept)
    second = make_request(**duplicate, merged_into=first)

    assert found() == [
        f"request {second.pk}: is merged into request {first.pk}, which does not stand by itself"
    ]
