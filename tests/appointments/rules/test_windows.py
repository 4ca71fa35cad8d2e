"""Which times suit what a patient said about their week."""

from datetime import date, datetime

import pytest

from appointments.rules.windows import fits, window_of

MONDAY_BEFORE_NOON = datetime(2026, 3, 9, 11, 59)
MONDAY_AT_NOON = datetime(2026, 3, 9, 12, 0)


@pytest.mark.parametrize(
    ("local", "window"),
    [
        (MONDAY_BEFORE_NOON, "mon-am"),
        (MONDAY_AT_NOON, "mon-pm"),
        (datetime(2026, 3, 15, 0, 0), "sun-am"),
        (datetime(2026, 3, 14, 23, 55), "sat-pm"),
    ],
)
def test_the_morning_ends_at_noon(local: datetime, window: str) -> None:
    assert window_of(local) == window


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"windows": ["mon-am"], "any_time": False}, True),
        ({"windows": ["mon-pm", "tue-am"], "any_time": False}, False),
        ({"windows": [], "any_time": True}, True),
        ({"windows": [], "any_time": False}, False),
        ({"windows": [], "any_time": True, "earliest_on": date(2026, 3, 9)}, True),
        ({"windows": ["mon-am"], "any_time": False, "earliest_on": date(2026, 3, 10)}, False),
    ],
)
def test_a_time_fits_its_window_from_the_earliest_day_on(said: dict, expected: bool) -> None:
    assert fits(MONDAY_BEFORE_NOON, **said) == expected
