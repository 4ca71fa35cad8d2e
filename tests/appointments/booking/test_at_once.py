"""Many people, two locations, the worker and the staff, all at the same moment, on committed rows."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection

from appointments.actions.booking import (
    HoldLapsedError,
    TimeRefusedError,
    accept_offer,
    confirm_appointment,
    extend_hold,
    hold_time,
    move_appointment,
    put_away_lapsed,
)
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.models import Actor, Appointment, AppointmentRequest
from appointments.queries.schedule import impossible_states
from appointments.queries.schedule.snapshot import one_moment
from clinic.models import Clinician
from tests.appointments.booking.reading import state, stored
from tests.appointments.calendar import MONDAY_9, book, hold, make_draft, make_resource, offer
from tests.appointments.factories import NOON, make_location, make_staff
from tests.appointments.threads import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)
ROUNDS = 25
ANSWERS = (TimeRefusedError, HoldLapsedError, ChangedMeanwhileError)


def outcome(act: Callable[[], Any]) -> str:
    """Return "done", or the name of the answer; anything else is a fault of the test's own."""
    try:
        act()
    except ANSWERS as answer:
        return type(answer).__name__
    return "done"


def together(*acts: Callable[[], Any]) -> Counter[str]:
    return Counter(all_at_once(*(partial(outcome, act) for act in acts)))


def holds(*wanted: tuple[Any, datetime]) -> list[Callable[[], Any]]:
    """Return what somebody new does who wants that time, for each."""
    service = wanted[0][0].services.get()
    about = {"service": service, "by": Actor.PATIENT, "now": NOON}
    return [
        partial(hold_time, request=make_draft(), resource=resource, starts_at=start, **about)
        for resource, start in wanted
    ]


def put_everything_away() -> None:
    put_away_lapsed(now=NOON + HOUR)


def test_of_six_people_who_want_one_time_one_has_it_in_each_of_25_rounds():
    resource = make_resource()
    hours = [MONDAY_9 + day * timedelta(days=1) + hour * HOUR for day in range(5) for hour in range(5)]

    rounds = [together(*holds(*[(resource, start)] * 6)) for start in hours[:ROUNDS]]

    assert rounds == [Counter({"done": 1, "TimeRefusedError": 5})] * ROUNDS
    assert Appointment.objects.count() == ROUNDS
    assert list(impossible_states(now=NOON)) == []


def test_of_people_who_want_overlapping_times_as_many_have_one_as_fit():
    resource = make_resource()
    half_hours = [MONDAY_9 + number * HOUR / 2 for number in range(15)]

    found = together(*holds(*((resource, start) for start in half_hours)))

    kept = Appointment.objects.order_by("starts_at").values_list("starts_at", "ends_at")
    assert found["done"] == len(kept) >= 5
    assert found["done"] + found["TimeRefusedError"] == 15
    assert all(end <= start for (_, end), (start, _) in pairwise(kept))
    assert list(impossible_states(now=NOON)) == []


def test_one_clinician_is_had_once_at_two_locations():
    clinician = Clinician.objects.create(name="Sample Clinician")
    here = make_resource(clinician=clinician)
    there = make_resource(clinician=clinician, location=make_location("Orlando"))

    for number in range(5):
        start = MONDAY_9 + number * HOUR
        wanted = [(here, start), (there, start + HOUR / 2)] * 3
        assert together(*holds(*wanted))["done"] == 1
        put_everything_away()

    assert list(impossible_states(now=NOON + HOUR)) == []


def test_of_two_offers_taken_at_once_one_is_booked():
    resource = make_resource()
    for number in range(5):
        starts = [MONDAY_9 + timedelta(days=number) + hours * HOUR for hours in (0, 2)]
        offers = [stored(one) for one in offer(resource, *starts)]

        found = together(
            *(partial(accept_offer, appointment=one, by=Actor.PATIENT, now=NOON) for one in offers)
        )

        assert found == Counter({"done": 1, "ChangedMeanwhileError": 1})
        assert sorted(state(one) for one in offers) == [("booked", "", 12), ("cancelled", "other_time", 0)]


def asked(resource: Any, start: datetime, until: datetime) -> Appointment:
    """Return a time that was asked for, and that is held until then."""
    pending = hold(resource, start)
    AppointmentRequest.objects.filter(pk=pending.request_id).update(status="new")
    Appointment.objects.filter(pk=pending.pk).update(status="pending", held_until=until)
    return stored(pending)


def test_while_the_worker_sweeps_and_somebody_else_comes_a_time_is_confirmed_whole_or_not_at_all():
    """The moments differ by a second, as those of processes do: one sees a hold stand, others see it end."""
    resource, staff = make_resource(), Actor.staff(make_staff())
    ends = NOON + HOUR
    for number in range(ROUNDS):
        start = MONDAY_9 + timedelta(days=number % 5) + number // 5 * HOUR
        pending = asked(resource, start, ends)
        about = {"service": resource.services.get(), "resource": resource, "starts_at": start}

        found = together(
            partial(confirm_appointment, appointment=pending, by=staff, now=ends - timedelta(seconds=1)),
            partial(put_away_lapsed, now=ends),
            partial(hold_time, request=make_draft(), **about, by=Actor.PATIENT, now=ends),
        )

        kept = Appointment.objects.filter(starts_at=start, status__in=("booked", "proposed"))
        assert [one.ticks.count() for one in kept] == [12], found
        assert list(impossible_states(now=ends)) == []


def test_a_hold_extended_while_somebody_else_comes_is_kept_by_one_of_the_two():
    resource = make_resource()
    ends = NOON + timedelta(minutes=15)
    for number in range(5):
        start = MONDAY_9 + number * HOUR
        held = hold(resource, start)
        about = {"service": resource.services.get(), "resource": resource, "starts_at": start}

        found = together(
            partial(extend_hold, appointment=held, by=Actor.PATIENT, now=ends - timedelta(seconds=1)),
            partial(hold_time, request=make_draft(), **about, by=Actor.PATIENT, now=ends),
        )

        assert found["done"] == 1
        assert list(impossible_states(now=ends)) == []


def test_two_people_who_trade_places_do_not_wait_for_each_other_for_ever():
    clinicians = [make_resource(), make_resource()]
    for number in range(5):
        start = MONDAY_9 + timedelta(days=number)
        booked = [stored(book(one, start)) for one in clinicians]
        others = zip(booked, reversed(clinicians), strict=True)

        found = together(
            *(
                partial(
                    move_appointment,
                    appointment=one,
                    resource=other,
                    starts_at=start + HOUR,
                    by=Actor.PATIENT,
                    now=NOON,
                )
                for one, other in others
            )
        )

        assert found == Counter({"done": 2})
    assert list(impossible_states(now=NOON)) == []


def test_the_check_sees_one_moment_and_keeps_nobody_from_booking():
    resource = make_resource()
    book(resource)

    def book_another() -> None:
        try:
            book(resource, MONDAY_9 + 2 * HOUR)
        finally:
            connection.close()

    with one_moment():
        before = Appointment.objects.count()
        all_at_once(book_another)
        during = Appointment.objects.count()

    assert (before, during, Appointment.objects.count()) == (1, 1, 2)
