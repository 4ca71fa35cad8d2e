"""What makes a look worth a question."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.rules.business_hours import OpenHours
from appointments.rules.unusual_looks import BusyDay, busy_days, counted_days, is_after_hours, is_namesake

MIAMI = ZoneInfo("America/New_York")
WEEK = [OpenHours(day, time(8, 30), time(17)) for day in range(5)]
WEDNESDAY = date(2026, 3, 4)
ANNA, BEN, CARA = 1, 2, 3


def days_before(count: int, opened: int, who: int = ANNA) -> dict[tuple[int, date], int]:
    return {(who, WEDNESDAY - timedelta(days=number)): opened for number in range(1, count + 1)}


@pytest.mark.parametrize(
    ("usual", "opened", "is_found"), [(10, 31, True), (10, 30, False), (2, 20, True), (2, 19, False)]
)
def test_a_day_is_busy_from_20_requests_and_above_three_times_ones_own_usual(
    usual: int, opened: int, is_found: bool
):
    daily = {(ANNA, WEDNESDAY): opened} | days_before(5, usual)

    found = busy_days(daily, first_on=WEDNESDAY)

    assert found == ([BusyDay(ANNA, WEDNESDAY, opened, float(usual), True)] if is_found else [])


def test_who_has_no_usual_yet_is_held_against_colleagues_of_that_day():
    daily = {(ANNA, WEDNESDAY): 40, (BEN, WEDNESDAY): 10, (CARA, WEDNESDAY): 12} | days_before(4, 40)

    assert busy_days(daily, first_on=WEDNESDAY) == [BusyDay(ANNA, WEDNESDAY, 40, 11.0, False)]


def test_who_works_alone_and_has_no_usual_is_held_against_nothing():
    assert busy_days({(ANNA, WEDNESDAY): 20}, first_on=WEDNESDAY) == [
        BusyDay(ANNA, WEDNESDAY, 20, 0.0, False)
    ]


def test_days_before_the_range_make_the_usual_and_are_not_reported_themselves():
    daily = {(ANNA, WEDNESDAY): 3} | days_before(6, 3) | {(ANNA, WEDNESDAY - timedelta(days=9)): 90}

    assert busy_days(daily, first_on=WEDNESDAY) == []


def test_the_busiest_day_stands_first():
    daily = {(ANNA, WEDNESDAY): 25, (BEN, WEDNESDAY - timedelta(days=1)): 60}

    assert [day.opened for day in busy_days(daily, first_on=WEDNESDAY - timedelta(days=1))] == [60, 25]


def test_a_request_that_is_opened_twice_on_a_day_counts_once():
    nine, late = datetime(2026, 3, 4, 14, tzinfo=UTC), datetime(2026, 3, 5, 3, tzinfo=UTC)
    opened = [(ANNA, nine, 7), (ANNA, late, 7), (ANNA, late, 8), (ANNA, late, None), (BEN, nine, 7)]

    assert counted_days(opened, MIAMI) == {(ANNA, WEDNESDAY): 2, (BEN, WEDNESDAY): 1}


@pytest.mark.parametrize(
    ("local", "is_late"),
    [
        (datetime(2026, 3, 4, 7, 59), True),
        (datetime(2026, 3, 4, 8, 0), False),
        (datetime(2026, 3, 4, 12, 0), False),
        (datetime(2026, 3, 4, 17, 30), False),
        (datetime(2026, 3, 4, 17, 31), True),
        (datetime(2026, 3, 7, 12, 0), True),
    ],
)
def test_half_an_hour_around_opening_counts_as_open(local: datetime, is_late: bool):
    assert is_after_hours(local.replace(tzinfo=MIAMI), WEEK, MIAMI) is is_late


def test_a_place_without_hours_is_never_closed():
    assert not is_after_hours(datetime(2026, 3, 8, 3, tzinfo=UTC), [], MIAMI)


@pytest.mark.parametrize(
    ("mine", "theirs", "is_same"),
    [
        ("Núñez", "NUNEZ", True),
        ("Smith-Jones", "Jones", True),
        ("O’Neil", "Oneil", True),
        ("Smith", "Smithson", False),
        ("", "", False),
    ],
)
def test_a_namesake_shares_a_whole_word_of_the_last_name(mine: str, theirs: str, is_same: bool):
    assert is_namesake(mine, theirs) is is_same
