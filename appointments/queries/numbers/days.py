"""Days by the clock of the location that a row belongs to.

A request without a location goes by the first open location's clock.
"""

from collections import defaultdict
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.db.models import Case, DateField, DateTimeField, Field, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate

from appointments.queries.requests import Clock
from appointments.rules.business_hours import midnights
from appointments.rules.numbers import DateRange

type Clocks = dict[int | None, Clock]


def days_of(span: DateRange, by_place: Clocks, *, at: str, place: str) -> Q:
    """Return what lies on these days by each row's own clock. `at` and `place` name the row's columns.

    The bounds around all clocks are plain, so that an index on the instant serves them; each row's own
    bounds are chosen by a CASE, which no planner mistakes for a reason to begin with the location.
    """
    limits = {clock.zone: midnights(span.first_on, span.last_on, clock.zone) for clock in by_place.values()}
    earliest, latest = min(start for start, _ in limits.values()), max(end for _, end in limits.values())
    around = Q(**{f"{at}__gte": earliest, f"{at}__lt": latest})
    if len(limits) == 1:
        return around

    def limit(number: int) -> Case:
        return _by_zone(by_place, place, lambda zone: Value(limits[zone][number]), DateTimeField())

    return around & Q(**{f"{at}__gte": limit(0), f"{at}__lt": limit(1)})


def local_day(at: str, by_place: Clocks) -> Case:
    """Return the day on which a request's instant lies by the clock of its location."""
    return _by_zone(by_place, "location_id", lambda zone: TruncDate(at, tzinfo=zone), DateField())


def _by_zone(
    by_place: Clocks, place: str, of_zone: Callable[[ZoneInfo], Combinable], kind: Field[object, object]
) -> Case:
    """Return the expression of each row's own zone."""
    usual = by_place[None].zone
    others: dict[ZoneInfo, list[int]] = defaultdict(list)
    for pk, clock in by_place.items():
        if pk is not None and clock.zone != usual:
            others[clock.zone].append(pk)
    cases = [When(**{f"{place}__in": ids}, then=of_zone(zone)) for zone, ids in others.items()]
    return Case(*cases, default=of_zone(usual), output_field=kind)
