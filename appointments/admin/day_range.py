"""The days that a report is about: read from its address, and offered. For every page that tells of days."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from appointments.forms.numbers import RangeForm
from appointments.rules.numbers import MOST_DAYS, DateRange, last_days


def asked_days(http: HttpRequest, *, today: date, usual: int) -> RangeForm:
    """Return the form of the days in the address; the `usual` number of the last ones when it names none."""
    if "first" in http.GET or "last" in http.GET:
        return RangeForm({name: http.GET.get(name, "") for name in ("first", "last")}, today=today)
    return RangeForm(_days(last_days(usual, today=today)), today=today)


def range_query(span: DateRange) -> str:
    """Return how these days stand in an address."""
    return urlencode(_days(span))


def range_context(form: RangeForm, *, today: date, quick: Iterable[int]) -> dict[str, Any]:
    """Return what admin/appointments/parts/range.html needs; `quick` are numbers of days up to today."""
    shown = form.span if form.is_valid() else None
    return {
        "form": form,
        "most_days": MOST_DAYS,
        "quick": [_quick(last_days(number, today=today), number, shown) for number in quick],
    }


def _quick(span: DateRange, number: int, shown: DateRange | None) -> tuple[str, str, bool]:
    """Return the words and the address of a ready-made range, and whether it is the one that is shown."""
    words = "Today" if number == 1 else f"Last {number} days"
    return words, f"?{range_query(span)}", span == shown


def _days(span: DateRange) -> dict[str, str]:
    return {"first": span.first_on.isoformat(), "last": span.last_on.isoformat()}
