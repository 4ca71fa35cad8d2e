"""The tables of the managers' numbers, each with its chart. What is counted stands in queries/numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from appointments.enums import ClosedReason, Language
from appointments.queries.numbers import Numbers, VisitGroup, visits_by
from appointments.rules.charts import Chart, Item, bars, columns
from appointments.rules.front_desk import spoken_day
from appointments.rules.numbers import AGE_GROUPS, minutes_words, percent_words, percentile, share

NOWHERE = "Page not known"


@dataclass(frozen=True)
class Head:
    """One column: its words on the page, its name in a file, and how a value of it is written."""

    words: str
    name: str
    write: Callable[[Any], str] = str


@dataclass(frozen=True)
class NumberTable:
    """`rows` hold plain values, the name of the row first; `key` says what a chart's two tones mean."""

    code: str
    title: str
    heads: Sequence[Head]
    rows: Sequence[Sequence[Any]]
    chart: Chart
    note: str = ""
    key: tuple[str, str] | None = None

    @property
    def is_empty(self) -> bool:
        return not any(value for row in self.rows for value in row[1:])

    @property
    def written(self) -> list[list[str]]:
        return [[head.write(value) for head, value in zip(self.heads, row, strict=True)] for row in self.rows]


def number_tables(numbers: Numbers) -> list[NumberTable]:
    """Return all tables, in the order of the page."""
    return [
        _per_day(numbers),
        _first_contact(numbers),
        _open_by_age(numbers),
        _outcomes(numbers),
        _visits(numbers, "by-location", "Visits by location", "Location", lambda one: one.location),
        _visits(numbers, "by-service", "Visits by service", "Service", lambda one: one.service),
        _visits(numbers, "by-language", "Visits by language", "Language", _language),
        _visits(
            numbers,
            "by-page",
            "Visits by page",
            "Page the request came from",
            lambda one: one.source_path or NOWHERE,
        ),
        _staff(numbers),
    ]


def _per_day(numbers: Numbers) -> NumberTable:
    heads = [
        Head("Day", "day", _day_words),
        Head("Requests", "requests"),
        Head("Called in time", "called_in_time"),
        Head("Late", "late"),
    ]
    rows = [(day, tally.sent, tally.in_time, tally.late) for day, tally in numbers.days]
    items = [Item(_day_words(day), sent, f"{_day_words(day)}: {sent}", late) for day, sent, _, late in rows]
    most = max((sent for _, sent, _, _ in rows), default=0)
    total = sum(sent for _, sent, _, _ in rows)
    name = f"Chart of requests per day: {total} in all, {most} at most on one day."
    note = (
        "Late: the first contact came after it was due, or is still owed. A request that needed no call is"
        " in neither column. One that was reopened counts with its new due time."
    )
    chart = columns(name, items)
    return NumberTable(
        "per-day", "Requests per day", heads, rows, chart, note, ("Requests", "of these, late")
    )


def _first_contact(numbers: Numbers) -> NumberTable:
    heads = [
        Head("Location", "location"),
        Head("Reached", "reached"),
        Head("Median", "median_open_minutes", minutes_words),
        Head("90th percentile", "p90_open_minutes", minutes_words),
        Head("Called in time", "share_in_time", percent_words),
    ]
    places = [*numbers.places, numbers.all_places] if numbers.places else []
    rows = [
        (
            place.name,
            len(place.minutes),
            percentile(place.minutes, 0.5),
            percentile(place.minutes, 0.9),
            place.tally.share_in_time,
        )
        for place in places
    ]
    items = [Item(name, median or 0, minutes_words(median)) for name, _, median, _, _ in rows]
    chart = bars("Chart of the median time to first contact by location.", items)
    note = (
        "Opening hours from sending to the first call that got through or left a message, for requests sent"
        " on these days. More than 60 days count as 60."
    )
    return NumberTable("first-contact", "Time to first contact", heads, rows, chart, note)


def _open_by_age(numbers: Numbers) -> NumberTable:
    rows = [(name, count) for (name, _), count in zip(AGE_GROUPS, numbers.open_by_age, strict=True)]
    heads = [Head("Sent", "age"), Head("Open requests", "open_requests")]
    chart = _plain_bars("Chart of open requests by age", rows)
    note = "As of now, whatever days are chosen."
    return NumberTable("open-by-age", "Open requests by age", heads, rows, chart, note)


def _outcomes(numbers: Numbers) -> NumberTable:
    total = sum(numbers.outcomes.values())
    rows = [
        (reason.label, numbers.outcomes[reason], share(numbers.outcomes[reason], total))
        for reason in ClosedReason
        if reason in numbers.outcomes
    ]
    heads = [
        Head("Reason", "reason"),
        Head("Requests", "requests"),
        Head("Share", "share", percent_words),
    ]
    chart = _plain_bars("Chart of outcomes", rows)
    return NumberTable("outcomes", "Outcomes", heads, rows, chart, "Requests that were closed on these days.")


def _visits(
    numbers: Numbers, code: str, title: str, what: str, name_of: Callable[[VisitGroup], str]
) -> NumberTable:
    heads = [
        Head(what, code.removeprefix("by-")),
        Head("Booked", "booked"),
        Head("Took place", "took_place"),
        Head("Did not come", "no_shows"),
        Head("No-show rate", "no_show_share", percent_words),
    ]
    found = visits_by(numbers.visits, name_of)
    rows = [(name, one.booked, one.came, one.missed, one.share_missed) for name, one in found]
    items = [
        Item(name, booked, f"{booked} ({missed} no-show)", missed) for name, booked, _, missed, _ in rows
    ]
    chart = bars(f"Chart of {title[0].lower()}{title[1:]}.", items)
    return NumberTable(code, title, heads, rows, chart, key=("Booked", "of these, did not come"))


def _staff(numbers: Numbers) -> NumberTable:
    rows = [(str(load.user), load.held, load.contacts) for load in numbers.staff]
    heads = [
        Head("Name", "name"),
        Head("Open requests now", "open_requests"),
        Head("Contacts logged", "contacts_logged"),
    ]
    chart = _plain_bars("Chart of open requests by member of staff", rows)
    note = "Open requests as of now; contacts logged on these days."
    return NumberTable("staff", "Staff load", heads, rows, chart, note)


def _plain_bars(name: str, rows: Sequence[Sequence[Any]]) -> Chart:
    return bars(f"{name}.", [Item(row[0], row[1], str(row[1])) for row in rows])


def _language(group: VisitGroup) -> str:
    return Language(group.language).label if group.language in Language else group.language


def _day_words(day: date) -> str:
    return f"{spoken_day(day)}, {day.year}"
