"""Free times of random calendars, at clock changes and elsewhere, against trying every five minutes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from appointments.rules.slots import (
    Busy,
    DayChange,
    SlotRules,
    WeeklyHours,
    free_starts,
    is_within_hours,
    nearest,
    open_stretches,
)
from tests.appointments.rules import slots_oracle as oracle

CHANGE_DAYS = [*oracle.SPRING_DAYS, *oracle.AUTUMN_DAYS]
MIDNIGHT = time(0)

zones = st.sampled_from([ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")])
# The day before a clock change, the day itself or the one after it; or any other day.
days = st.one_of(
    st.builds(lambda day, days: day + timedelta(days), st.sampled_from(CHANGE_DAYS), st.integers(-1, 1)),
    st.dates(date(2026, 1, 3), date(2027, 12, 28)),
)
# Half of the times lie in the night, where the clocks are changed.
walls = st.one_of(st.integers(0, 60), st.integers(0, 287)).map(lambda tick: time(tick // 12, tick % 12 * 5))


@st.composite
def times(draw: st.DrawFn) -> tuple[time, time]:
    first, second = sorted([draw(walls), draw(walls)])
    return draw(st.sampled_from([(first, second), (first, second), (first, MIDNIGHT)]))


@st.composite
def rules(draw: st.DrawFn, day: date) -> WeeklyHours:
    on, until = day + timedelta(draw(st.integers(-1, 2))), draw(st.none() | st.integers(-1, 2))
    begins = day + timedelta(draw(st.sampled_from([-400, -400, 0, 1])))
    return WeeklyHours(
        on.weekday(), *draw(times()), begins, None if until is None else day + timedelta(until)
    )


@st.composite
def day_changes(draw: st.DrawFn, day: date) -> DayChange:
    first = day + timedelta(draw(st.integers(-1, 1)))
    last = first + timedelta(draw(st.integers(0, 2)))
    return DayChange(draw(st.booleans()), first, last, *draw(st.just((None, None)) | times() | times()))


@st.composite
def visits(draw: st.DrawFn, day: date) -> Busy:
    first = oracle.minute_of(datetime(day.year, day.month, day.day)) // 5 + draw(st.integers(0, 700))
    counted = draw(st.none() | st.integers(0, 2))
    end = first + draw(st.integers(1, 24))
    return Busy(first, end, None if counted is None else day + timedelta(counted))


services = st.builds(
    SlotRules,
    minutes=st.integers(1, 18).map(lambda ticks: ticks * 5),
    buffer_before=st.sampled_from([0, 0, 5, 20]),
    buffer_after=st.sampled_from([0, 0, 5, 30]),
    start_every=st.sampled_from([5, 10, 15, 30, 60]),
    notice=st.sampled_from([0, 5, 60, 1440]),
    horizon_days=st.sampled_from([0, 1, 2, 60]),
    daily_cap=st.sampled_from([None, None, 0, 1, 2]),
)


@settings(max_examples=250, deadline=None)
@given(day=days, zone=zones, data=st.data())
def test_free_times_are_those_found_by_trying_every_five_minutes(day, zone, data):
    hours = data.draw(st.lists(rules(day), min_size=1, max_size=5))
    changes = data.draw(st.lists(day_changes(day), max_size=4))
    busy = sorted(data.draw(st.lists(visits(day), max_size=8)), key=lambda visit: visit.first)
    service = data.draw(services)
    asked = oracle.span(day, day + timedelta(data.draw(st.integers(-1, 2))))
    midnight = datetime(day.year, day.month, day.day)
    now = midnight + timedelta(seconds=data.draw(st.integers(-2 * 86400, 86400) | st.just(-86400)))

    free = free_starts(
        service=service,
        hours=hours,
        changes=changes,
        zone=zone,
        busy=busy,
        first_on=day,
        last_on=day + timedelta(len(asked) - 1),
        now=now.replace(tzinfo=UTC),
    )

    assert free == oracle.free_ticks(service, hours, changes, zone, busy, asked, now)


@settings(max_examples=250, deadline=None)
@given(day=days, zone=zones, data=st.data())
def test_open_stretches_hold_each_open_tick_once_and_never_touch(day, zone, data):
    hours = data.draw(st.lists(rules(day), min_size=1, max_size=6))
    changes = data.draw(st.lists(day_changes(day), max_size=5))

    stretches = open_stretches(day, hours, changes, zone)

    ticks = [tick for first, end in stretches for tick in range(first, end)]
    assert ticks == [minute // 5 for minute in oracle.open_minutes(day, hours, changes, zone)]
    assert all(end < first for (_, end), (first, _) in pairwise(stretches))
    assert all(first < end for first, end in stretches)


@settings(max_examples=250, deadline=None)
@given(day=days, zone=zones, length=st.integers(1, 30), data=st.data())
def test_a_visit_is_within_hours_when_every_tick_of_it_is_open_on_the_day_that_it_begins(
    day, zone, length, data
):
    hours = data.draw(st.lists(rules(day), min_size=1, max_size=5))
    changes = data.draw(st.lists(day_changes(day), max_size=3))
    first = data.draw(st.sampled_from(oracle.minutes_of_day(day, zone.key))) // 5

    is_within = is_within_hours(first, first + length, hours, changes, zone)

    opened = {minute // 5 for minute in oracle.open_minutes(day, hours, changes, zone)}
    assert is_within == opened.issuperset(range(first, first + length))


@given(
    free=st.lists(st.integers(0, 60), unique=True).map(sorted),
    wanted=st.integers(0, 60),
    count=st.integers(0, 8),
)
def test_no_time_left_out_is_closer_than_one_of_the_nearest(free, wanted, count):
    found = nearest(free, wanted, count)

    left_out = [start for start in free if start not in found]
    assert found == sorted(found)
    assert len(found) == min(count, len(free))
    assert all(
        (abs(chosen - wanted), chosen) < (abs(other - wanted), other)
        for chosen in found
        for other in left_out
    )
