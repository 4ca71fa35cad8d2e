"""Changing hours, closures and what can be booked, without losing anybody's time on the way."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from appointments.actions.booking.occupying import lock_calendars
from appointments.actions.calendar_decisions import Decision, UndecidedError, carry_out, is_decided
from appointments.models import Actor, Appointment, AppointmentRequest, Resource
from appointments.queries.affected import is_patients_hold, visits_ahead, with_other_times, working
from appointments.rules.calendar_changes import Choice, needs_decision
from appointments.rules.slots import tick_of


@dataclass(frozen=True)
class CalendarChanged:
    """What followed from a change: appointments by what was decided, and holds of patients given up."""

    decided: dict[Choice, int]
    holds_given_up: int


@dataclass
class _Outside:
    visits: list[Appointment] = field(default_factory=list)
    holds: list[Appointment] = field(default_factory=list)


@transaction.atomic
def change_calendar(
    *,
    resources: Iterable[Resource],
    write: Callable[[], object],
    decisions: Mapping[int, Decision],
    by: Actor,
    now: datetime,
) -> CalendarChanged:
    """Let `write` change the calendars of `resources`, together with what that means for appointments.

    1. Lock the requests that are decided about or hold a time, then the calendars, each in their order:
       from here on nobody books.
    2. Remember the hours, write, and see which visits have come to lie outside.
    3. Unless each has its decision, made on what it is now, raise UndecidedError: nothing is kept.
    4. Give up the holds of patients who are still choosing, and do what was decided. A new time that cannot
       be had any more raises UndecidedError too.
    """
    changed = list(resources)
    known = _lock_requests(changed, decisions, now)
    targets = [decision.resource for decision in decisions.values()]
    lock_calendars(*changed, *targets, now=now)
    visits = _sharing_requests(visits_ahead(changed, now=now))
    before = working(changed, visits)
    write()
    after = working(changed, visits)
    outside = _Outside()
    for visit in visits:
        if _is_outside(visit, before, after):
            (outside.holds if is_patients_hold(visit) else outside.visits).append(visit)
    undecided = [one for one in outside.visits if not is_decided(one, decisions.get(one.pk))]
    if undecided or any(one.request_id not in known for one in outside.holds):
        raise UndecidedError(with_other_times(outside.visits, now=now))
    carry_out(visits=outside.visits, holds=outside.holds, decisions=decisions, by=by, now=now)
    counts = Counter(decisions[visit.pk].choice for visit in outside.visits)
    return CalendarChanged(dict(counts), len(outside.holds))


def _lock_requests(resources: list[Resource], decisions: Mapping[int, Decision], now: datetime) -> set[int]:
    holds = [one.request_id for one in visits_ahead(resources, now=now) if is_patients_hold(one)]
    decided = Appointment.objects.filter(pk__in=decisions).values_list("request_id", flat=True)
    rows = AppointmentRequest.objects.select_for_update().filter(pk__in=[*holds, *decided])
    return set(rows.order_by("pk").values_list("pk", flat=True))


def _sharing_requests(visits: list[Appointment]) -> list[Appointment]:
    """Let visits of one request share the object, so that each step knows the version after the last."""
    requests: dict[int, AppointmentRequest] = {}
    for visit in visits:
        visit.request = requests.setdefault(visit.request_id, visit.request)
    return visits


def _is_outside(visit: Appointment, before: Mapping, after: Mapping) -> bool:
    if visit.starts_at is None or visit.ends_at is None:
        return False
    return needs_decision(
        tick_of(visit.starts_at),
        tick_of(visit.ends_at),
        before=before[visit.resource_id],
        after=after[visit.resource_id],
        is_overridden=bool(visit.override_reason),
    )
