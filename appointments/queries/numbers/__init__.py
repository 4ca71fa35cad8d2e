"""The managers' numbers for a range of days, each counted by the database.

Nobody's name or contact is read; drafts and quarantine are left out everywhere.
"""

from dataclasses import dataclass
from datetime import date, datetime

from appointments.queries.numbers.requests import minutes_to_contact, open_now, outcomes, tallies
from appointments.queries.numbers.staff import StaffLoad, staff_load
from appointments.queries.numbers.visits import VisitGroup, Visits, visits, visits_by
from appointments.queries.requests import clocks
from appointments.rules.numbers import DateRange, Tally, fill_days
from clinic.models import Location

__all__ = ["Numbers", "PlaceNumbers", "StaffLoad", "Tally", "VisitGroup", "Visits", "numbers_of", "visits_by"]
NO_LOCATION = "No preference"


@dataclass(frozen=True)
class PlaceNumbers:
    """How soon the requests of one location were called; minutes of its opening time."""

    name: str
    tally: Tally
    minutes: list[int]


@dataclass(frozen=True)
class Numbers:
    """`zone_names` are the clocks that days go by, the one of requests without a location first."""

    span: DateRange
    zone_names: list[str]
    days: list[tuple[date, Tally]]
    places: list[PlaceNumbers]
    open_by_age: list[int]
    outcomes: dict[str, int]
    visits: list[VisitGroup]
    staff: list[StaffLoad]

    @property
    def all_places(self) -> PlaceNumbers:
        tally = sum((place.tally for place in self.places), Tally())
        return PlaceNumbers("All", tally, [one for place in self.places for one in place.minutes])


def numbers_of(span: DateRange, *, now: datetime) -> Numbers:
    """Return every number of the range. Nine queries, however many requests there are."""
    by_place = clocks()
    names: dict[int | None, str] = dict(Location.objects.values_list("pk", "name"))
    per_day, per_place = tallies(span, by_place, now=now)
    minutes = minutes_to_contact(span, by_place)
    by_age, held = open_now(now=now)
    zones = dict.fromkeys([by_place[None].zone_name, *(clock.zone_name for clock in by_place.values())])
    return Numbers(
        span=span,
        zone_names=list(zones),
        days=fill_days(span, per_day),
        places=[
            PlaceNumbers(name, per_place[place], minutes.get(place, []))
            for place, name in (names | {None: NO_LOCATION}).items()
            if place in per_place
        ],
        open_by_age=by_age,
        outcomes=outcomes(span, by_place),
        visits=visits(span, by_place),
        staff=staff_load(span, by_place, held),
    )
