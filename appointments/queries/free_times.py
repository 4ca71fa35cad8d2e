"""The times that can be had: what patients choose from and staff offer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q

from appointments.models import AppointmentRequest, OccupiedTick, Resource, ServiceType
from appointments.queries.calendars import Calendar, calendars, slot_rules
from appointments.rules.booking import Refusal, why_not
from appointments.rules.slots import instant_of, is_on_grid, tick_of
from clinic.models import Location

MOST_ALTERNATIVES = 9
# How many days before and after a time are looked through for others.
NEAR_DAYS = ((1, 3), (7, 14))
# What FreeTime.code writes: no id and no tick has more digits.
CODE = re.compile(r"([0-9]{1,9})-([0-9]{1,8})")


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time that one resource can be had at. `starts_at` is UTC; `code` is what a form posts."""

    resource: Resource
    starts_at: datetime

    @property
    def code(self) -> str:
        return f"{self.resource.pk}-{tick_of(self.starts_at)}"

    @property
    def local(self) -> datetime:
        """Return the start by the wall clock of the location."""
        return self.starts_at.astimezone(self.resource.location.zone)


def resources_for(service: ServiceType, location: Location | None = None) -> list[Resource]:
    """Return who or what can be booked for a service, with location and clinician. One query."""
    found = Resource.objects.for_service(service).select_related("location", "clinician")
    return list(found.filter(location=location) if location else found)


def free_times(
    *,
    service: ServiceType,
    resources: Sequence[Resource],
    first_on: date,
    last_on: date,
    now: datetime,
    ignoring: Iterable[int] = (),
) -> list[FreeTime]:
    """Return the free times on local days `first_on` to `last_on`, the earliest first. Four queries.

    `ignoring` are ids of appointments that do not stand in the way.
    """
    by_resource = calendars(
        resources, first_on=first_on, last_on=last_on, now=now, service=service, ignoring=ignoring
    )
    rules = slot_rules(service)
    found = [
        (tick, place, resource)
        for place, resource in enumerate(resources)
        for tick in by_resource[resource.pk].free_starts(rules, first_on, last_on, now)
    ]
    found.sort(key=lambda one: one[:2])
    return [FreeTime(resource, instant_of(tick)) for tick, _, resource in found]


def next_free_times(
    *,
    service: ServiceType,
    resources: Sequence[Resource],
    first_on: date,
    days: int,
    now: datetime,
    ignoring: Iterable[int] = (),
) -> tuple[list[FreeTime], date | None]:
    """Return the free times of the next `days` days that have any, and the day after the last of them.

    Looks ahead a fortnight at a time, up to the service's horizon: four queries for each. The second value
    is None when nothing later is free.
    """
    last = now.astimezone(UTC).date() + timedelta(days=service.horizon_days + 1)
    found: list[FreeTime] = []
    start = first_on
    while start <= last:
        end = min(start + timedelta(days=13), last)
        found += free_times(
            service=service, resources=resources, first_on=start, last_on=end, now=now, ignoring=ignoring
        )
        dates = sorted({free.local.date() for free in found})
        if len(dates) > days:
            return [free for free in found if free.local.date() < dates[days]], dates[days]
        start = end + timedelta(days=1)
    return found, None


def nearest_free_times(
    *,
    service: ServiceType,
    resources: Sequence[Resource],
    wished: datetime,
    now: datetime,
    ignoring: Iterable[int] = (),
) -> list[FreeTime]:
    """Return the nine free times nearest to one that cannot be had, the earliest first.

    What is past or beyond the horizon counts as today or as the horizon. Looks at the days beside it, and
    only when they are full further: four queries, or eight.
    """
    wished = min(max(wished, now), now + timedelta(days=service.horizon_days))
    around, found = wished.astimezone(UTC).date(), list[FreeTime]()
    for before, after in NEAR_DAYS:
        first_on, last_on = around - timedelta(days=before), around + timedelta(days=after)
        found = one_a_time(
            free_times(
                service=service,
                resources=resources,
                first_on=first_on,
                last_on=last_on,
                now=now,
                ignoring=ignoring,
            )
        )
        if len(found) >= MOST_ALTERNATIVES:
            break
    nearest = sorted(found, key=lambda free: abs(free.starts_at - wished))[:MOST_ALTERNATIVES]
    return sorted(nearest, key=lambda free: free.starts_at)


def one_a_time(times: Sequence[FreeTime]) -> list[FreeTime]:
    """Return each time of each location once: any of the clinicians who are free then will do."""
    first = {(free.starts_at, free.resource.location_id): free for free in reversed(times)}
    return [free for free in times if first[free.starts_at, free.resource.location_id] is free]


def time_named(code: str, *, among: Iterable[Resource] | None = None) -> FreeTime | None:
    """Return the time that a form's code names, free or not; None for what is no such code.

    One query, or none when its resource has to be one of those `among`.
    """
    found = CODE.fullmatch(code)
    if found is None:
        return None
    pk = int(found[1])
    if among is None:
        among = Resource.objects.select_related("location", "clinician").filter(pk=pk)
    resource = next((one for one in among if one.pk == pk), None)
    return FreeTime(resource, instant_of(int(found[2]))) if resource else None


def refusal(
    *,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    now: datetime,
    ignoring: Iterable[int] = (),
) -> Refusal | None:
    """Return why a time cannot be had, or None when it can. At most five queries."""
    if not Resource.objects.for_service(service).filter(pk=resource.pk).exists():
        return Refusal.NOT_OFFERED
    calendar = calendar_around(resource, starts_at, now=now, service=service, ignoring=ignoring)
    return why_not(
        tick_of(starts_at),
        service=slot_rules(service),
        hours=calendar.hours,
        changes=calendar.changes,
        zone=calendar.zone,
        busy=calendar.busy,
        now=now,
    )


def is_plainly_taken(
    *,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    now: datetime,
    but_for: AppointmentRequest | None = None,
) -> bool:
    """Say whether a tick of that time, without its buffers, is kept, by a hold that has not run out either.

    What `but_for` keeps does not count. One query. "No" does not mean that the time can be had.
    """
    if not is_on_grid(starts_at):
        return False
    first = tick_of(starts_at)
    ticks = OccupiedTick.objects.filter(tick__gte=first, tick__lt=first + service.minutes // 5)
    whose = Q(clinician=resource.clinician_id) if resource.clinician_id else Q(resource=resource)
    kept = ticks.filter(whose).exclude(appointment__held_until__lte=now)
    return (kept.exclude(appointment__request=but_for) if but_for else kept).exists()


def calendar_around(
    resource: Resource,
    starts_at: datetime,
    *,
    now: datetime,
    service: ServiceType | None = None,
    ignoring: Iterable[int] = (),
) -> Calendar:
    """Return one resource's calendar on the local day of an instant and the days beside it. Four queries."""
    day = starts_at.astimezone(resource.location.zone).date()
    beside = timedelta(days=1)
    return calendars(
        [resource], first_on=day - beside, last_on=day + beside, now=now, service=service, ignoring=ignoring
    )[resource.pk]
