"""Which part of the calendar an address asks for."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from django import forms

from appointments.models import Resource
from clinic.models import Location

WEEK = re.compile(r"(20[0-9]{2})-W([0-9]{2})")
FIRST_DAY, LAST_DAY = date(2000, 1, 3), date(2098, 12, 31)


def monday_of(code: str) -> date | None:
    """Return the Monday of an ISO week such as 2026-W10, or None when there is no such week."""
    found = WEEK.fullmatch(code)
    try:
        return date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None


def week_code(day: date) -> str:
    """Return the ISO week that a day lies in, such as 2026-W10."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def day_of(code: str) -> date | None:
    """Return a day written as 2026-03-09, or None when it is no such day."""
    try:
        day = date.fromisoformat(code) if len(code) == 10 else None
    except ValueError:
        return None
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def monday_before(day: date) -> date:
    return day - timedelta(days=day.weekday())


class PlaceForm(forms.Form):
    """A location, and one of its calendars or all of them. It is read from the address."""

    location = forms.ChoiceField()
    resource = forms.ChoiceField(required=False, label="Whose calendar")

    def __init__(
        self,
        locations: Sequence[Location],
        resources: Sequence[Resource],
        *,
        location: Location,
        chosen: Resource | None,
    ) -> None:
        initial = {"location": location.pk, "resource": chosen.pk if chosen else ""}
        super().__init__(initial=initial, auto_id="place_%s")
        whose = [("", "Everyone’s"), *((one.pk, one.name) for one in resources)]
        self.fields["location"].choices = [(one.pk, one.name) for one in locations]  # type: ignore[attr-defined]
        self.fields["resource"].choices = whose  # type: ignore[attr-defined]
