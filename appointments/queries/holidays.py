"""The public holidays of a year, and which of them the calendar knows already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from holidays import country_holidays

from appointments.models import Closure
from clinic.models import Location


@dataclass(frozen=True)
class Holiday:
    """A day that could be closed. `missing_at` are the chosen locations that are not closed on it yet."""

    day: date
    name: str
    missing_at: tuple[Location, ...]


def holidays_of(year: int, locations: Sequence[Location], *, after: date) -> list[Holiday]:
    """Return the public holidays of Florida that come after a day, in order. One query.

    They are computed by the `holidays` library on this machine; nothing is asked of the network.
    """
    known = country_holidays("US", subdiv="FL", years=year)
    closed = list(
        Closure.objects.filter(
            is_open=False,
            resource=None,
            starts_at=None,
            first_on__lte=date(year, 12, 31),
            last_on__gte=date(year, 1, 1),
        )
    )
    return [
        Holiday(day, known[day], tuple(one for one in locations if not _is_closed(day, one, closed)))
        for day in sorted(known)
        if day > after
    ]


def _is_closed(day: date, location: Location, closures: list[Closure]) -> bool:
    return any(
        one.first_on <= day <= one.last_on and one.location_id in (None, location.pk) for one in closures
    )
