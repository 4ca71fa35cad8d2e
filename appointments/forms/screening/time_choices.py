"""The free times as a page offers them: which are shown, and what each is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from appointments.emails.visit import spoken_at
from appointments.enums import Language
from appointments.models import Appointment
from appointments.queries.free_times import FreeTime
from appointments.rules.windows import half_of
from clinic.dates import clock_words, day_words
from clinic.models import Location

PARTS = {"": "Any time of day", "am": "Mornings", "pm": "Afternoons"}


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list down, as a link."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class TimeFilters:
    """What the address asks for. Anything that it cannot mean counts as not asked."""

    location: Location | None = None
    part: str = ""
    first_on: date | None = None

    @classmethod
    def read(cls, query: Mapping[str, str], locations: Sequence[Location], *, today: date) -> "TimeFilters":
        """Return the filters of an address; days before `today` do not count."""
        chosen = query.get("location", "")
        return cls(
            location=next((place for place in locations if str(place.pk) == chosen), None),
            part=query.get("part", "") if query.get("part") in PARTS else "",
            first_on=_day(query.get("from", ""), today),
        )

    @property
    def query(self) -> str:
        """Return the address's query, "?" alone for none of them."""
        told = {
            "location": str(self.location.pk) if self.location else "",
            "part": self.part,
            "from": self.first_on.isoformat() if self.first_on else "",
        }
        return "?" + urlencode({name: value for name, value in told.items() if value})

    def fits(self, free: FreeTime) -> bool:
        """Say whether a time lies in the part of day that is asked for, by the location's wall clock."""
        return self.part in ("", half_of(free.local))

    def locations(self, places: Sequence[Location]) -> list[Choice]:
        everywhere = Choice("All locations", replace(self, location=None).query, self.location is None)
        each = [
            Choice(place.name, replace(self, location=place).query, self.location == place)
            for place in places
        ]
        return [everywhere, *each] if len(places) > 1 else []

    def parts(self) -> list[Choice]:
        return [
            Choice(label, replace(self, part=part).query, self.part == part) for part, label in PARTS.items()
        ]

    def later(self, first_on: date | None) -> str:
        """Return the address of the days from `first_on` on, or "" when there are none."""
        return replace(self, first_on=first_on).query if first_on else ""


@dataclass(frozen=True)
class HeldTime:
    """The time that a draft's patient holds, in words; `until` is "" once it is held no longer."""

    when: str
    who: str
    until: str

    @classmethod
    def of(cls, held: Appointment | None, *, now: datetime) -> "HeldTime | None":
        if held is None or held.resource is None or held.starts_at is None:
            return None
        place = held.resource.location
        until = ""
        if held.held_until and held.holds_its_time(now=now):
            until = clock_words(held.held_until.astimezone(place.zone))
        return cls(
            spoken_at(held.starts_at, place, Language.ENGLISH), f"{held.resource.name}, {place.name}", until
        )


def days_of(times: Sequence[FreeTime], *, names_places: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the times by local day, and by location where there is more than one: each with its name."""
    days: dict[tuple[date, str], list[tuple[str, str]]] = {}
    for free in times:
        place = free.resource.location.name if names_places else ""
        days.setdefault((free.local.date(), place), []).append((free.code, clock_words(free.local)))
    return [
        (", ".join(filter(None, (day_words(day), place))), days[day, place]) for day, place in sorted(days)
    ]


def _day(text: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day > today else None
