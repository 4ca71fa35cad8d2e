"""When it is a working morning."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from appointments.rules.business_hours import OpenHours
from appointments.rules.digest import working_morning

MIAMI = ZoneInfo("America/New_York")
WEEK = [OpenHours(day, time(8, 30), time(17)) for day in range(5)]
WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(13, 29, None), (13, 30, WEDNESDAY), (17, 29, WEDNESDAY), (17, 30, None), (23, 0, None)],
)
def test_the_morning_begins_when_it_opens_and_lasts_four_hours(
    hour: int, minute: int, day: date | None
) -> None:
    now = datetime(2026, 3, 4, hour, minute, tzinfo=UTC)

    assert working_morning(now, WEEK, [], MIAMI) == day


@pytest.mark.parametrize(("day", "utc_hour"), [(6, 13), (9, 12)], ids=["before", "after"])
def test_it_goes_by_the_clock_on_the_wall_on_both_sides_of_a_clock_change(day: int, utc_hour: int) -> None:
    opens = datetime(2026, 3, day, utc_hour, 30, tzinfo=UTC)

    assert working_morning(opens, WEEK, [], MIAMI) == date(2026, 3, day)
    assert working_morning(opens.replace(minute=29), WEEK, [], MIAMI) is None


def test_a_day_without_hours_has_none() -> None:
    assert working_morning(datetime(2026, 3, 7, 14, tzinfo=UTC), WEEK, [], MIAMI) is None


@pytest.mark.parametrize(
    ("first_on", "last_on", "is_open"),
    [(4, 4, False), (2, 4, False), (4, 9, False), (1, 3, True), (5, 9, True)],
)
def test_a_closed_day_has_none(first_on: int, last_on: int, is_open: bool) -> None:
    closed = [(date(2026, 3, first_on), date(2026, 3, last_on))]

    morning = working_morning(datetime(2026, 3, 4, 14, tzinfo=UTC), WEEK, closed, MIAMI)

    assert (morning == WEDNESDAY) is is_open
