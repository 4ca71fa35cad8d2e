"""What rules/slots.py computes free times from: hours, days that differ, and what is taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from appointments.models import Appointment, AvailabilityRule, Closure, Resource, ServiceType
from appointments.models.appointment import holds_its_time
from appointments.rules import slots
from appointments.rules.slots import TICK_SECONDS, Busy, DayChange, SlotRules, WeeklyHours

# No visit with its buffers is longer, so nothing that began before can reach into the days asked for.
LONGEST_TICKS = (24 + 2 * 4) * 60 * 60 // TICK_SECONDS


@dataclass
class Calendar:
    """One resource's hours and what is taken of them, in the zone of its location."""

    zone: ZoneInfo
    hours: list[WeeklyHours] = field(default_factory=list)
    changes: list[DayChange] = field(default_factory=list)
    busy: list[Busy] = field(default_factory=list)

    def free_starts(self, service: SlotRules, first_on: date, last_on: date, now: datetime) -> list[int]:
        return slots.free_starts(
            service=service,
            hours=self.hours,
            changes=self.changes,
            zone=self.zone,
            busy=self.busy,
            first_on=first_on,
            last_on=last_on,
            now=now,
        )

    def is_within_hours(self, starts_at: datetime, ends_at: datetime) -> bool:
        first, end = slots.tick_of(starts_at), slots.tick_of(ends_at)
        return slots.is_within_hours(first, end, self.hours, self.changes, self.zone)


def slot_rules(service: ServiceType) -> SlotRules:
    return SlotRules(
        minutes=service.minutes,
        buffer_before=service.buffer_before,
        buffer_after=service.buffer_after,
        start_every=service.start_every,
        notice=service.notice,
        horizon_days=service.horizon_days,
        daily_cap=service.daily_cap,
    )


def calendars(
    resources: Sequence[Resource],
    *,
    first_on: date,
    last_on: date,
    now: datetime,
    service: ServiceType | None = None,
    ignoring: Iterable[int] = (),
) -> dict[int, Calendar]:
    """Return resource id → calendar for local days `first_on` to `last_on`. At most four queries.

    `service` says which appointments count for its daily cap; `ignoring` are ids of appointments that do
    not stand in the way, such as the one that is about to be moved. The resources bring their location.
    """
    found = working_hours(resources, first_on=first_on, last_on=last_on)
    _add_busy(found, resources, (first_on, last_on), now, service, set(ignoring))
    return found


def working_hours(resources: Sequence[Resource], *, first_on: date, last_on: date) -> dict[int, Calendar]:
    """Return resource id → calendar as `calendars` does, without looking what is taken. Two queries."""
    found = {resource.pk: Calendar(resource.location.zone) for resource in resources}
    _add_hours(found, first_on, last_on)
    _add_changes(found, resources, first_on, last_on)
    return found


def _add_hours(found: dict[int, Calendar], first_on: date, last_on: date) -> None:
    rules = AvailabilityRule.objects.filter(resource__in=found, valid_from__lte=last_on)
    for rule in rules.exclude(valid_until__lt=first_on).order_by():
        found[rule.resource_id].hours.append(rule.as_hours())


def _add_changes(
    found: dict[int, Calendar], resources: Sequence[Resource], first_on: date, last_on: date
) -> None:
    for closure in Closure.objects.filter(first_on__lte=last_on, last_on__gte=first_on).order_by():
        for resource in resources:
            if closure.concerns(resource):
                found[resource.pk].changes.append(closure.as_change())


def _add_busy(
    found: dict[int, Calendar],
    resources: Sequence[Resource],
    days: tuple[date, date],
    now: datetime,
    service: ServiceType | None,
    ignoring: set[int],
) -> None:
    """Add what is taken; a clinician is taken at each of their locations at once."""
    serves = _resources_of_the_same_person(resources)
    first_tick, end_tick = _ticks_around(*days)
    taken = Appointment.objects.filter(
        holds_its_time(now=now),
        resource__in=serves,
        first_tick__gte=first_tick - LONGEST_TICKS,
        first_tick__lt=end_tick,
    ).exclude(pk__in=ignoring)
    # Reading each start costs as much as all the rest, and only a daily cap asks for the day.
    capped = service.pk if service and service.daily_cap is not None else None
    columns = ["resource_id", "first_tick", "end_tick"]
    columns += ["service_id", "starts_at"] if capped else []
    rows: Iterable[Any] = taken.order_by("first_tick").values_list(*columns)
    for resource_id, first, end, *visit in rows:
        for pk in serves[resource_id]:
            counts = capped is not None and pk == resource_id and visit[0] == capped
            counts_on = visit[1].astimezone(found[pk].zone).date() if counts else None
            found[pk].busy.append(Busy(first, end, counts_on))


def _resources_of_the_same_person(resources: Sequence[Resource]) -> dict[int, list[int]]:
    """Return resource id → which of `resources` are taken when it is."""
    serves: dict[int, list[int]] = defaultdict(list)
    of_clinician: dict[int, list[int]] = defaultdict(list)
    for resource in resources:
        if resource.clinician_id is None:
            serves[resource.pk].append(resource.pk)
        else:
            of_clinician[resource.clinician_id].append(resource.pk)
    together = Resource.objects.filter(clinician__in=of_clinician).order_by()
    for pk, clinician_id in together.values_list("pk", "clinician_id"):
        serves[pk].extend(of_clinician[clinician_id])
    return serves


def _ticks_around(first_on: date, last_on: date) -> tuple[int, int]:
    """Return ticks that hold the local days of every zone of the clinic."""
    first = datetime.combine(first_on, time(0), UTC) - timedelta(days=1)
    end = datetime.combine(last_on, time(0), UTC) + timedelta(days=2)
    return slots.tick_of(first), slots.tick_of(end)
