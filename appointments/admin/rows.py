"""The lines of the queue, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from appointments.enums import Channel
from appointments.models import AppointmentRequest
from appointments.queries import age_of, clocks
from appointments.rules.front_desk import Age


@dataclass(frozen=True)
class QueueRow:
    """One request as the front desk sees it at a glance."""

    request: AppointmentRequest
    age: Age
    reach: str
    where: str


def queue_rows(requests: Iterable[AppointmentRequest], *, now: datetime) -> list[QueueRow]:
    """Return a row for each request. Two queries, however many there are."""
    clock_by_location = clocks()
    return [
        QueueRow(
            request=request,
            age=age_of(request, clock_by_location[request.location_id], now=now),
            reach=reach_of(request),
            where=request.location.name if request.location else "No preference",
        )
        for request in requests
    ]


def reach_of(request: AppointmentRequest) -> str:
    """Return by which ways the person may be reached, in the order that they are offered."""
    chosen = [channel for channel in Channel if channel in request.contact_channels]
    return ", ".join(channel.label.lower() for channel in chosen).capitalize()
