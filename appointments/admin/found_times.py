"""The free times of the page that finds one: filtered, grouped by day, those that suit first."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from appointments.models import Appointment, AppointmentRequest, Resource, ServiceType
from appointments.queries.free_times import FreeTime, next_free_times
from appointments.rules.windows import fits

DAYS_SHOWN = 5


@dataclass(frozen=True)
class TimeChoice:
    """One checkbox. `overlaps`: it lies on the time that the request has, so that only a move can take it."""

    free: FreeTime
    fits: bool
    is_checked: bool
    overlaps: bool

    @property
    def code(self) -> str:
        return self.free.code

    @property
    def local(self) -> datetime:
        return wall_clock(self.free)


def wall_clock(free: FreeTime) -> datetime:
    """Return the start as the clock on the wall there shows it, without a zone: a template would turn it."""
    return free.local.replace(tzinfo=None)


@dataclass(frozen=True)
class DayOfTimes:
    """One local day: for each clinician or room its times, in their order."""

    day: date
    rows: list[tuple[Resource, list[TimeChoice]]]


@dataclass(frozen=True)
class FoundTimes:
    """`fitting` and `others` are days; `later_on` is where the list goes on, if it does."""

    fitting: list[DayOfTimes]
    others: list[DayOfTimes]
    later_on: date | None

    @property
    def groups(self) -> list[tuple[str, list[DayOfTimes]]]:
        """Return the days under their headings, without an empty group."""
        named = [("Fits what the patient asked for", self.fitting), ("Other free times", self.others)]
        return [(title, days) for title, days in named if days]

    @property
    def codes(self) -> set[str]:
        return {
            choice.code
            for days in (self.fitting, self.others)
            for day in days
            for _, choices in day.rows
            for choice in choices
        }


def find_times(
    *,
    request: AppointmentRequest,
    service: ServiceType,
    resources: Sequence[Resource],
    first_on: date,
    live: Appointment | None,
    checked: Collection[str],
    now: datetime,
) -> FoundTimes:
    """Return the free times of the next five days that have any. The request's own time counts as free."""
    own = [live.pk] if live else []
    free, later_on = next_free_times(
        service=service, resources=resources, first_on=first_on, days=DAYS_SHOWN, now=now, ignoring=own
    )
    choices = [_choice(one, request, service, live, checked) for one in free]
    return FoundTimes(
        fitting=_by_day(choice for choice in choices if choice.fits),
        others=_by_day(choice for choice in choices if not choice.fits),
        later_on=later_on,
    )


def _choice(
    free: FreeTime,
    request: AppointmentRequest,
    service: ServiceType,
    live: Appointment | None,
    checked: Collection[str],
) -> TimeChoice:
    suits = fits(
        free.local, windows=request.windows, any_time=request.any_time, earliest_on=request.earliest_on
    )
    return TimeChoice(free, suits, free.code in checked, _overlaps(free, service, live))


def _overlaps(free: FreeTime, service: ServiceType, live: Appointment | None) -> bool:
    if live is None or live.resource is None or live.starts_at is None or live.ends_at is None:
        return False
    same_person = free.resource.clinician_id and free.resource.clinician_id == live.resource.clinician_id
    if not same_person and free.resource.pk != live.resource_id:
        return False
    ends_at = free.starts_at + timedelta(minutes=service.minutes)
    return free.starts_at < live.ends_at and live.starts_at < ends_at


def _by_day(choices: Iterable[TimeChoice]) -> list[DayOfTimes]:
    def day_of(choice: TimeChoice) -> date:
        return choice.local.date()

    # The order of the clinic's own list within a day, and of time within a row.
    ordered = sorted(choices, key=lambda choice: (day_of(choice), *_place(choice.free.resource)))
    return [
        DayOfTimes(day, [(row[0].free.resource, row) for row in _rows(list(of_day))])
        for day, of_day in groupby(ordered, key=day_of)
    ]


def _rows(choices: list[TimeChoice]) -> list[list[TimeChoice]]:
    return [list(row) for _, row in groupby(choices, key=lambda choice: choice.free.resource.pk)]


def _place(resource: Resource) -> tuple[int, str, int]:
    return resource.position, resource.name, resource.pk
