"""The lines of the queue, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from appointments.enums import Channel
from appointments.models import Appointment, AppointmentRequest
from appointments.queries import age_of, clocks
from appointments.queries.desk import flag_levels, live_times
from appointments.rules.front_desk import Age


@dataclass(frozen=True)
class QueueRow:
    """One request as the front desk sees it at a glance."""

    request: AppointmentRequest
    age: Age
    reach: str
    where: str
    time: Appointment | None
    local: datetime | None
    flag: str


def queue_rows(requests: Iterable[AppointmentRequest], *, now: datetime) -> list[QueueRow]:
    """Return a row for each request. Four queries, however many there are."""
    requests = list(requests)
    clock_by_location = clocks()
    times, flags = live_times(requests), flag_levels(requests)
    return [
        QueueRow(
            request=request,
            age=age_of(request, clock_by_location[request.location_id], now=now),
            reach=reach_of(request),
            where=request.location.name if request.location else "No preference",
            time=times.get(request.pk),
            local=_local(times.get(request.pk)),
            flag=flags.get(request.pk, ""),
        )
        for request in requests
    ]


def _local(appointment: Appointment | None) -> datetime | None:
    """Return when it starts as the clock on the wall there shows it; a template would turn a zone's time."""
    if appointment is None or appointment.starts_at is None or appointment.resource is None:
        return None
    return appointment.starts_at.astimezone(appointment.resource.location.zone).replace(tzinfo=None)


def reach_of(request: AppointmentRequest) -> str:
    """Return by which ways the person may be reached, in the order that they are offered."""
    chosen = [channel for channel in Channel if channel in request.contact_channels]
    return ", ".join(channel.label.lower() for channel in chosen).capitalize()
