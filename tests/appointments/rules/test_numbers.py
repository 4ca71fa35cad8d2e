"""Ranges, shares and percentiles of the managers' numbers."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from appointments.rules.business_hours import OpenHours
from appointments.rules.numbers import (
    AGE_GROUPS,
    DateRange,
    Tally,
    age_limits,
    bare_path,
    fill_days,
    last_days,
    minutes_words,
    percent_words,
    percentile,
    share,
    waited_minutes,
)

MIAMI = ZoneInfo("America/New_York")
NINE_TO_FIVE = [OpenHours(day, time(9), time(17)) for day in range(5)]
# A Friday, 16:30 in Miami.
FRIDAY = datetime(2026, 3, 6, 21, 30, tzinfo=UTC)


def test_a_range_holds_its_first_and_its_last_day() -> None:
    span = DateRange(date(2026, 2, 27), date(2026, 3, 1))

    assert span.days == [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)]
    assert span.length == 3


def test_the_last_days_end_today() -> None:
    assert last_days(7, today=date(2026, 3, 4)) == DateRange(date(2026, 2, 26), date(2026, 3, 4))


def test_a_day_without_requests_counts_as_well() -> None:
    span = DateRange(date(2026, 3, 1), date(2026, 3, 3))

    filled = fill_days(span, {date(2026, 3, 2): Tally(2, 1, 1), date(2026, 4, 1): Tally(9)})

    assert filled == [
        (date(2026, 3, 1), Tally(0, 0, 0)),
        (date(2026, 3, 2), Tally(2, 1, 1)),
        (date(2026, 3, 3), Tally(0, 0, 0)),
    ]


def test_the_share_in_time_leaves_out_what_needed_no_call() -> None:
    assert Tally(sent=10, in_time=3, late=1).share_in_time == 0.75
    assert Tally(sent=10).share_in_time is None


@pytest.mark.parametrize(
    ("values", "median", "ninetieth"),
    [
        ([], None, None),
        ([7], 7, 7),
        ([30, 10], 20, 28),
        ([3, 1, 2], 2, 2.8),
        (list(range(1, 102)), 51, 91),
        ([0, 0, 0, 100], 0, 70),
    ],
)
def test_percentiles_are_drawn_straight_between_two_values(
    values: list[int], median: float | None, ninetieth: float | None
) -> None:
    found = [percentile(values, at) for at in (0.5, 0.9)]

    assert found == [pytest.approx(wanted) if wanted is not None else None for wanted in (median, ninetieth)]


def test_nights_and_weekends_do_not_count_as_waiting() -> None:
    monday = FRIDAY + timedelta(days=3) - timedelta(hours=7)  # 10:30 there: the clocks changed on Sunday.

    assert waited_minutes(FRIDAY, monday, NINE_TO_FIVE, MIAMI) == 30 + 90


def test_without_opening_hours_every_minute_counts() -> None:
    assert waited_minutes(FRIDAY, FRIDAY + timedelta(hours=2), [], MIAMI) == 120


@pytest.mark.parametrize("hours", [NINE_TO_FIVE, []])
def test_a_contact_before_the_request_is_no_wait(hours: list[OpenHours]) -> None:
    assert waited_minutes(FRIDAY, FRIDAY - timedelta(minutes=5), hours, MIAMI) == 0


def test_age_groups_follow_one_another_without_a_gap() -> None:
    limits = age_limits(FRIDAY)

    days = [tuple((FRIDAY - one).days if one else None for one in pair) for pair in limits]
    assert days == [(1, None), (3, 1), (7, 3), (30, 7), (None, 30)]
    assert len(limits) == len(AGE_GROUPS)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(None, "–"), (0, "0 min"), (59.4, "59 min"), (59.6, "1 h 00 min"), (125, "2 h 05 min")],
)
def test_minutes_are_written_as_people_read_them(minutes: float | None, words: str) -> None:
    assert minutes_words(minutes) == words


@pytest.mark.parametrize(
    ("part", "whole", "words"), [(0, 0, "–"), (0, 3, "0%"), (1, 8, "13%"), (2, 3, "67%"), (3, 3, "100%")]
)
def test_shares_are_written_in_whole_percent(part: int, whole: int, words: str) -> None:
    assert percent_words(share(part, whole)) == words


@pytest.mark.parametrize(
    ("address", "path"),
    [("/a/", "/a/"), ("/a/?q=ada@mail.example", "/a/"), ("/a/#ada", "/a/"), ("/a/#b?c", "/a/"), ("", "")],
)
def test_what_stands_behind_a_path_is_left_out(address: str, path: str) -> None:
    assert bare_path(address) == path
