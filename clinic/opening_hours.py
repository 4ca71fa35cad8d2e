"""Opening hours as people read them: “Monday to Friday”, “8:30 am to 5 pm”. Pure: values in, words out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import groupby

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class HoursLine:
    """Days in a row that share their times."""

    days: str
    times: str


def hours_lines(rows: Iterable[tuple[int, time, time]]) -> list[HoursLine]:
    """Return one line per run of days with the same times; rows are weekday (Monday is 0), from, until.

    A day without a row is closed and has no line. Times are wall clock; nothing is converted.
    """
    by_day: dict[int, list[tuple[time, time]]] = {}
    for weekday, opens_at, closes_at in sorted(rows):
        by_day.setdefault(weekday, []).append((opens_at, closes_at))
    week = [(day, _times(by_day[day])) for day in sorted(by_day)]
    runs = groupby(enumerate(week), key=lambda item: (item[1][0] - item[0], item[1][1]))
    return [_line([day for _, (day, _times) in run], times) for (_offset, times), run in runs]


def _line(days: list[int], times: str) -> HoursLine:
    first, last = DAYS[days[0]], DAYS[days[-1]]
    words = first if len(days) == 1 else f"{first} {'and' if len(days) == 2 else 'to'} {last}"
    return HoursLine(words, times)


def _times(stretches: list[tuple[time, time]]) -> str:
    return " and ".join(f"{_clock(opens)} to {_clock(closes)}" for opens, closes in stretches)


def _clock(moment: time) -> str:
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {'am' if moment.hour < 12 else 'pm'}"
