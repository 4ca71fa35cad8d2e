"""Closing on public holidays."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from appointments.actions.calendar import CalendarChanged, change_calendar
from appointments.actions.calendar_decisions import Decision
from appointments.models import Actor, Closure, Resource
from appointments.queries.holidays import Holiday
from clinic.models import Location


def add_holidays(
    *,
    holidays: Sequence[Holiday],
    decisions: Mapping[int, Decision],
    by: Actor,
    now: datetime,
) -> CalendarChanged:
    """Close where each holiday is missing, or raise UndecidedError as every change of the calendar does.

    A day that is missing at every location of the clinic becomes one closure for all of them.
    """
    everywhere = set(Location.objects.open_to_patients().values_list("pk", flat=True))
    closures = [closure for holiday in holidays for closure in _closures(holiday, everywhere)]
    places = {location.pk for holiday in holidays for location in holiday.missing_at}
    return change_calendar(
        resources=Resource.objects.filter(location__in=places),
        write=lambda: Closure.objects.bulk_create(closures),
        decisions=decisions,
        by=by,
        now=now,
    )


def _closures(holiday: Holiday, everywhere: set[int]) -> list[Closure]:
    missing = {location.pk for location in holiday.missing_at}
    places = [None] if missing >= everywhere else sorted(missing)
    return [
        Closure(first_on=holiday.day, last_on=holiday.day, location_id=place, reason=holiday.name)
        for place in places
        if missing
    ]
