"""Opening time that passes: known days by hand, and random hours against counting minute by minute."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appointments.rules.business_hours import OpenHours, add_open_minutes, open_minutes_between

EASTERN, CENTRAL = ZoneInfo("America/New_York"), ZoneInfo("America/Chicago")
WORKDAYS = [OpenHours(day, time(8, 30), time(17, 0)) for day in range(5)]
WITH_LUNCH = [
    hours
    for day in range(5)
    for hours in (OpenHours(day, time(13), time(17)), OpenHours(day, time(8), time(12)))
]
ALL_WEEK = [OpenHours(day, time(0, 30), time(23, 30)) for day in range(7)]


def at(text: str, zone: ZoneInfo = EASTERN) -> datetime:
    """Return the instant of a wall-clock time such as "2026-03-04 12:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("claim", "start", "minutes", "end"),
    [
        ("within the day", "2026-03-04 12:00", 120, "2026-03-04 14:00"),
        ("to the very end of the day", "2026-03-04 15:00", 120, "2026-03-04 17:00"),
        ("over the night", "2026-03-04 16:00", 120, "2026-03-05 09:30"),
        ("before opening", "2026-03-04 03:00", 120, "2026-03-04 10:30"),
        ("after closing", "2026-03-04 17:00", 120, "2026-03-05 10:30"),
        ("over the weekend", "2026-03-06 16:00", 120, "2026-03-09 09:30"),
        ("on a Sunday", "2026-03-08 12:00", 120, "2026-03-09 10:30"),
        ("more than two days", "2026-03-04 16:00", 60 + 510 + 30, "2026-03-06 09:00"),
        ("nothing, while open", "2026-03-04 12:00", 0, "2026-03-04 12:00"),
    ],
)
def test_minutes_pass_while_the_clinic_is_open(claim, start, minutes, end):
    assert add_open_minutes(at(start), minutes, WORKDAYS, EASTERN) == at(end)
    assert open_minutes_between(at(start), at(end), WORKDAYS, EASTERN) == minutes


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-03-04 11:30", 60, "2026-03-04 13:30"),
        ("2026-03-04 12:20", 60, "2026-03-04 14:00"),
        ("2026-03-04 11:00", 60, "2026-03-04 12:00"),
    ],
)
def test_no_minute_passes_during_lunch_in_whatever_order_the_hours_are_listed(start, minutes, end):
    assert add_open_minutes(at(start), minutes, WITH_LUNCH, EASTERN) == at(end)
    assert open_minutes_between(at(start), at(end), WITH_LUNCH, EASTERN) == minutes


def test_hours_that_overlap_are_not_counted_twice():
    overlapping = [
        OpenHours(2, time(8), time(12)),
        OpenHours(2, time(9), time(10)),
        OpenHours(2, time(11), time(13)),
    ]

    assert open_minutes_between(at("2026-03-04 00:00"), at("2026-03-05 00:00"), overlapping, EASTERN) == 300
    assert add_open_minutes(at("2026-03-04 08:00"), 300, overlapping, EASTERN) == at("2026-03-04 13:00")


@pytest.mark.parametrize("zone", [EASTERN, CENTRAL])
@pytest.mark.parametrize(
    ("claim", "day", "next_day", "minutes"),
    [
        ("an hour is skipped in spring", "2026-03-08", "2026-03-09", 22 * 60),
        ("an hour comes twice in autumn", "2026-11-01", "2026-11-02", 24 * 60),
        ("the day before is an ordinary one", "2026-03-07", "2026-03-08", 23 * 60),
    ],
)
def test_a_clock_change_makes_that_day_longer_or_shorter_and_no_other(claim, day, next_day, minutes, zone):
    start, end = at(f"{day} 00:30", zone), at(f"{day} 23:30", zone)

    assert open_minutes_between(start, end, ALL_WEEK, zone) == minutes
    assert add_open_minutes(start, minutes, ALL_WEEK, zone) == end
    assert add_open_minutes(start, minutes + 30, ALL_WEEK, zone) == at(f"{next_day} 01:00", zone)


@pytest.mark.parametrize("zone", [EASTERN, CENTRAL])
@pytest.mark.parametrize(("friday", "monday"), [("2026-03-06", "2026-03-09"), ("2026-10-30", "2026-11-02")])
def test_the_clinics_wall_clock_holds_over_a_weekend_with_a_clock_change(friday, monday, zone):
    assert add_open_minutes(at(f"{friday} 16:00", zone), 120, WORKDAYS, zone) == at(f"{monday} 09:30", zone)
    assert (
        open_minutes_between(at(f"{friday} 16:00", zone), at(f"{monday} 09:30", zone), WORKDAYS, zone) == 120
    )


def test_the_same_instant_is_an_hour_earlier_on_the_central_clock():
    start = datetime(2026, 3, 4, 13, 45, tzinfo=UTC)  # 8:45 Eastern, 7:45 Central

    assert add_open_minutes(start, 30, WORKDAYS, EASTERN) == at("2026-03-04 09:15", EASTERN)
    assert add_open_minutes(start, 30, WORKDAYS, CENTRAL) == at("2026-03-04 09:00", CENTRAL)


def test_without_any_hours_every_minute_counts_and_none_is_known_to_have_been_open():
    start = at("2026-03-07 22:00")

    assert add_open_minutes(start, 120, [], EASTERN) == start + timedelta(minutes=120)
    assert open_minutes_between(start, start + timedelta(days=3), [], EASTERN) == 0


def test_more_minutes_than_the_next_sixty_days_hold_are_counted_as_they_pass():
    one_hour_a_week = [OpenHours(0, time(9), time(10))]
    start = at("2026-03-02 09:00")

    assert add_open_minutes(start, 9 * 60, one_hour_a_week, EASTERN) == at("2026-04-27 10:00")
    assert add_open_minutes(start, 9 * 60 + 1, one_hour_a_week, EASTERN) == start + timedelta(minutes=541)


@pytest.mark.parametrize("end", ["2026-03-04 12:00", "2026-03-04 11:59", "2026-02-01 00:00"])
def test_no_time_passes_up_to_an_end_that_is_not_later(end):
    assert open_minutes_between(at("2026-03-04 12:00"), at(end), WORKDAYS, EASTERN) == 0


# Opening hours from four in the morning on: no clinic opens within the hour that a clock change takes or
# gives, and counting minutes by their wall-clock time would be ambiguous there.
moments = st.integers(4 * 60, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
stretches = (
    st.tuples(st.integers(0, 6), moments, moments)
    .filter(lambda stretch: stretch[1] < stretch[2])
    .map(lambda stretch: OpenHours(*stretch))
)
week_hours = st.lists(stretches, min_size=1, max_size=6)
# Starts in the days around both clock changes of 2026.
starts = st.one_of(
    st.integers(0, 5 * 24 * 60).map(lambda minute: at("2026-03-06 00:00") + timedelta(minutes=minute)),
    st.integers(0, 5 * 24 * 60).map(lambda minute: at("2026-10-30 00:00") + timedelta(minutes=minute)),
)
zones = st.sampled_from([EASTERN, CENTRAL])


def is_open(moment: datetime, hours: list[OpenHours], zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone)
    return any(
        stretch.weekday == local.weekday() and stretch.opens_at <= local.time() < stretch.closes_at
        for stretch in hours
    )


@settings(max_examples=60, deadline=None)
@given(start=starts, length=st.integers(0, 3 * 24 * 60), hours=week_hours, zone=zones)
def test_counting_minute_by_minute_gives_the_same_number(start, length, hours, zone):
    counted = sum(is_open(start + timedelta(minutes=minute), hours, zone) for minute in range(length))

    assert open_minutes_between(start, start + timedelta(minutes=length), hours, zone) == counted


@settings(max_examples=200, deadline=None)
@given(start=starts, minutes=st.integers(1, 24 * 60), hours=week_hours, zone=zones)
def test_as_many_open_minutes_lie_before_the_end_as_were_added_and_the_last_one_was_open(
    start, minutes, hours, zone
):
    end = add_open_minutes(start, minutes, hours, zone)

    passed = open_minutes_between(start, end, hours, zone)
    if end == start + timedelta(minutes=minutes) and passed != minutes:
        # The fallback: the next 60 days do not hold that many minutes.
        assert open_minutes_between(start, start + timedelta(days=58), hours, zone) < minutes
    else:
        assert passed == minutes
        assert is_open(end - timedelta(minutes=1), hours, zone)
