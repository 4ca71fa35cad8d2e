"""Taking a time: the only way to a row with a time on the calendar."""

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from appointments.actions.booking.steps import record_step
from appointments.enums import ActorKind, AppointmentStatus, Verb
from appointments.models import (
    Actor,
    Appointment,
    AppointmentRequest,
    OccupiedTick,
    Resource,
    ServiceType,
)
from appointments.queries.free_times import is_plainly_taken, refusal
from appointments.rules.booking import Refusal
from appointments.rules.slots import is_on_grid, tick_of

# What staff may book all the same; outside of the hours they give a reason besides.
STAFF_MAY = {Refusal.TOO_SOON, Refusal.TOO_FAR, Refusal.OFF_GRID, Refusal.DAY_FULL}


class TimeRefusedError(Exception):
    """The time cannot be had; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.words)


def lock_calendars(*resources: Resource | None, now: datetime) -> None:
    """Keep others from these calendars until the transaction ends, and free what is held no longer.

    A clinician's calendars at other locations are locked with them.
    """
    chosen = [resource for resource in resources if resource]
    people = [resource.clinician_id for resource in chosen if resource.clinician_id]
    rows = Resource.objects.filter(Q(pk__in=[one.pk for one in chosen]) | Q(clinician__in=people))
    locked = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    lapsed = Appointment.objects.lapsed(now=now).filter(resource__in=locked)
    if pks := list(lapsed.order_by().values_list("pk", flat=True)):
        OccupiedTick.objects.filter(appointment__in=pks).delete()


@transaction.atomic
def take_time(
    *,
    request: AppointmentRequest,
    service: ServiceType,
    resource: Resource,
    starts_at: datetime,
    status: AppointmentStatus,
    verb: Verb,
    by: Actor,
    now: datetime,
    override_reason: str = "",
    **fields: Any,
) -> Appointment:
    """Make an appointment whose time is taken from that moment on; raises TimeRefusedError.

    The caller has locked the request and the calendars. The unique ticks are what decides; the check before
    gives the better answer.
    """
    _refuse(service, resource, starts_at, by, now, override_reason)
    start, steps = tick_of(starts_at), service.minutes // 5
    appointment = Appointment.objects.create(
        request=request,
        service=service,
        resource=resource,
        status=status,
        created_at=now,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=service.minutes),
        first_tick=start - service.buffer_before // 5,
        end_tick=start + steps + service.buffer_after // 5,
        proposed_by=by.kind,
        override_reason=override_reason,
        **fields,
    )
    occupy(appointment)
    record_step(appointment=appointment, verb=verb, by=by, now=now)
    return appointment


def refuse_plainly_taken(
    *, service: ServiceType, resource: Resource, starts_at: datetime, of: AppointmentRequest, now: datetime
) -> None:
    """Raise TimeRefusedError when somebody else has that time. Returning promises nothing: take_time does."""
    if is_plainly_taken(service=service, resource=resource, starts_at=starts_at, now=now, but_for=of):
        raise TimeRefusedError(Refusal.TAKEN)


def why_withdrawn(appointment: Appointment, *, now: datetime) -> Refusal | None:
    """Return why a held time cannot be had any more: the clinic has closed it since, or offers it no more."""
    if appointment.resource is None or appointment.starts_at is None or appointment.override_reason:
        return None
    why = refusal(
        service=appointment.service,
        resource=appointment.resource,
        starts_at=appointment.starts_at,
        now=now,
        ignoring=[appointment.pk],
    )
    return why if why in (Refusal.CLOSED, Refusal.NOT_OFFERED) else None


def occupy(appointment: Appointment) -> None:
    """Write the ticks of an appointment; raises TimeRefusedError when one of them is taken.

    The caller's transaction, or its savepoint, cannot go on then.
    """
    if appointment.resource is None or appointment.first_tick is None or appointment.end_tick is None:
        raise ValueError("only a time on the calendar occupies anything")
    ticks = [
        OccupiedTick(
            resource=appointment.resource,
            clinician_id=appointment.resource.clinician_id,
            tick=tick,
            appointment=appointment,
        )
        for tick in range(appointment.first_tick, appointment.end_tick)
    ]
    try:
        OccupiedTick.objects.bulk_create(ticks)
    except IntegrityError as error:
        if not is_tick_taken(error):
            raise
        raise TimeRefusedError(Refusal.TAKEN) from None


def is_tick_taken(error: IntegrityError) -> bool:
    """Say whether it was a tick that stood in the way; the databases name it differently."""
    return any(name in str(error) for name in ("occupied_tick_of_", "appointments_occupiedtick."))


def _refuse(
    service: ServiceType, resource: Resource, starts_at: datetime, by: Actor, now: datetime, override: str
) -> None:
    if not is_on_grid(starts_at):
        raise TimeRefusedError(Refusal.OFF_GRID)
    why = refusal(service=service, resource=resource, starts_at=starts_at, now=now)
    if why is None:
        return
    may = by.kind == ActorKind.STAFF and (why in STAFF_MAY or (why == Refusal.CLOSED and bool(override)))
    if not may:
        raise TimeRefusedError(why)
