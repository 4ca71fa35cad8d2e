"""Days by the clock of the location that a row belongs to.

A request without a location goes by the first open location's clock.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, DateField, Q, When
from django.db.models.functions import TruncDate

from appointments.queries.requests import Clock
from appointments.rules.numbers import DateRange

type Clocks = dict[int | None, Clock]


def days_of(span: DateRange, by_place: Clocks, *, at: str, place: str) -> Q:
    """Return what lies on these days by each row's own clock. `at` and `place` name the row's columns."""
    found = Q()
    for zone, ids in _zones(by_place).items():
        start, end = _midnight(span.first_on, zone), _midnight(span.last_on + timedelta(days=1), zone)
        here = Q(**{f"{place}__in": [pk for pk in ids if pk is not None]})
        if None in ids:
            here |= Q(**{f"{place}__isnull": True})
        found |= here & Q(**{f"{at}__gte": start, f"{at}__lt": end})
    return found


def local_day(at: str, by_place: Clocks) -> Case:
    zones = _zones(by_place)
    usual = by_place[None].zone
    cases = [
        When(location_id__in=[pk for pk in ids if pk is not None], then=TruncDate(at, tzinfo=zone))
        for zone, ids in zones.items()
        if zone != usual
    ]
    return Case(*cases, default=TruncDate(at, tzinfo=usual), output_field=DateField())


def _zones(by_place: Clocks) -> dict[ZoneInfo, list[int | None]]:
    found: dict[ZoneInfo, list[int | None]] = defaultdict(list)
    for place, clock in by_place.items():
        found[clock.zone].append(place)
    return found


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone)
