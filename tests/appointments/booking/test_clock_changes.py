"""A clock change between hold and confirm moves nothing: the patient comes when the wall says so."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.actions.booking import ask_for_held_time, confirm_appointment, move_appointment
from appointments.actions.booking.occupying import TimeRefusedError
from appointments.models import Actor, AppointmentRequest, AvailabilityRule
from tests.appointments.booking.reading import state, stored
from tests.appointments.calendar import book, hold, make_resource
from tests.appointments.factories import make_location

pytestmark = pytest.mark.django_db
ZONES = ["America/New_York", "America/Chicago"]
# The Sundays on which the clocks are changed at 2:00 in the night (15 U.S.C. 260a).
SPRING = [date(2026, 3, 8), date(2027, 3, 14)]
AUTUMN = [date(2026, 11, 1), date(2027, 11, 7)]


def on_the_wall(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def night_and_day(zone: str):
    """Return a calendar that is open round the clock on Sundays, in a zone."""
    resource = make_resource(location=make_location("Somewhere", time_zone=zone))
    AvailabilityRule.objects.create(
        resource=resource, weekday=6, starts_at=time(0), ends_at=time(0), valid_from=date(2020, 1, 1)
    )
    return resource


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", [*SPRING, *AUTUMN])
def test_a_time_held_before_the_change_and_confirmed_after_it_is_the_same_on_the_wall(day, zone, staff):
    resource = make_resource(location=make_location("Somewhere", time_zone=zone))
    monday_10 = on_the_wall(day + timedelta(days=1), time(10), zone)
    before = on_the_wall(day, time(0, 50), zone)
    held = hold(resource, monday_10, now=before)
    AppointmentRequest.objects.filter(pk=held.request_id).update(status="new")
    asked = ask_for_held_time(
        appointment=stored(held), book_at_once=False, by=Actor.PATIENT, now=before + timedelta(minutes=14)
    )

    confirm_appointment(appointment=asked, by=staff, now=on_the_wall(day, time(9), zone))

    row = stored(asked)
    assert (row.status, row.starts_at, row.ends_at - row.starts_at) == (
        "booked",
        monday_10,
        timedelta(hours=1),
    )
    assert row.starts_at.astimezone(ZoneInfo(zone)).time() == time(10)
    assert row.first_tick == int(monday_10.timestamp()) // 300


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", SPRING)
def test_a_hold_of_15_minutes_over_the_skipped_hour_lasts_15_minutes(day, zone):
    before = on_the_wall(day, time(1, 55), zone)

    held = hold(
        make_resource(location=make_location("Somewhere", time_zone=zone)),
        on_the_wall(day + timedelta(days=1), time(10), zone),
        now=before,
    )

    assert held.held_until.astimezone(ZoneInfo(zone)).time() == time(3, 10)
    assert held.held_until - before == timedelta(minutes=15)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", AUTUMN)
def test_the_hour_that_comes_twice_is_two_hours_that_can_both_be_booked(day, zone):
    resource = night_and_day(zone)
    now = on_the_wall(day - timedelta(days=3), time(12), zone)
    first = on_the_wall(day, time(1), zone)

    times = [book(resource, first, now=now), book(resource, first + timedelta(hours=1), now=now)]

    assert [one.starts_at.astimezone(ZoneInfo(zone)).time() for one in times] == [time(1), time(1)]
    assert [state(one) for one in times] == [("booked", "", 12)] * 2
    with pytest.raises(TimeRefusedError, match="just been taken"):
        book(resource, first + timedelta(minutes=30), now=now)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", SPRING)
def test_a_visit_over_the_skipped_hour_takes_an_hour_and_moves_by_one_on_the_wall(day, zone, staff):
    resource = night_and_day(zone)
    now = on_the_wall(day - timedelta(days=3), time(12), zone)
    booked = book(resource, on_the_wall(day, time(1, 30), zone), now=now)
    assert booked.ends_at.astimezone(ZoneInfo(zone)).time() == time(3, 30)

    moved = move_appointment(
        appointment=booked, resource=resource, starts_at=booked.ends_at, by=staff, now=now
    )

    assert (moved.ends_at - moved.starts_at, moved.ticks.count()) == (timedelta(hours=1), 12)
