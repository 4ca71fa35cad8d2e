"""Until which day a request may stand aside, and when that day begins."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from appointments.rules.business_hours import OpenHours, day_begins_at
from appointments.rules.front_desk import snooze_refusal, spoken_hour, spoken_wake

WEDNESDAY = date(2026, 3, 4)
# Two stretches on weekdays, the later one entered first.
HOURS = [OpenHours(day, *hours) for day in range(5) for hours in ((time(13), time(17)), (time(8), time(12)))]


@pytest.mark.parametrize(
    ("wake_on", "words"),
    [
        (date(2026, 3, 3), "Choose a day after today, Wed, Mar 4."),
        (WEDNESDAY, "Choose a day after today, Wed, Mar 4."),
        (date(2026, 3, 5), ""),
        (date(2026, 5, 3), ""),
        (date(2026, 5, 4), "Choose a day within 60 days: Sun, May 3 is the last one."),
        (date.max, "Choose a day within 60 days: Sun, May 3 is the last one."),
        (date.min, "Choose a day after today, Wed, Mar 4."),
    ],
)
def test_a_request_stands_aside_from_tomorrow_to_the_sixtieth_day(wake_on: date, words: str) -> None:
    assert snooze_refusal(wake_on, WEDNESDAY) == words


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (date(2026, 3, 6), "America/New_York", datetime(2026, 3, 6, 13, 0, tzinfo=UTC)),
        (date(2026, 3, 9), "America/New_York", datetime(2026, 3, 9, 12, 0, tzinfo=UTC)),
        (date(2026, 3, 9), "America/Chicago", datetime(2026, 3, 9, 13, 0, tzinfo=UTC)),
        (date(2026, 3, 8), "America/New_York", datetime(2026, 3, 8, 5, 0, tzinfo=UTC)),
    ],
    ids=["before the clock changes", "after it", "an hour behind", "a closed day begins at midnight"],
)
def test_a_day_begins_when_its_location_opens(day: date, zone: str, expected: datetime) -> None:
    assert day_begins_at(day, HOURS, ZoneInfo(zone)) == expected


MIAMI = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("hour", "minute", "words"), [(0, 0, "12 am"), (8, 30, "8:30 am"), (12, 0, "noon"), (12, 5, "12:05 pm")]
)
def test_an_hour_is_said_as_people_say_it(hour: int, minute: int, words: str) -> None:
    assert spoken_hour(datetime(2026, 3, 4, hour, minute)) == words


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [(4, 13, "1 pm"), (4, 8, "8 am"), (5, 8, "Thu, Mar 5"), (5, 13, "Thu, Mar 5, 1 pm")],
    ids=["later today", "when today began", "when a day begins", "within a later day"],
)
def test_a_wake_up_within_a_day_is_said_with_its_hour(day: int, hour: int, words: str) -> None:
    opens_at = datetime(2026, 3, day, 8, tzinfo=MIAMI)

    assert spoken_wake(opens_at.replace(hour=hour), opens_at, WEDNESDAY) == words
