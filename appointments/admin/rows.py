"""The lines of the queue, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from appointments.enums import Channel, Verb
from appointments.models import Appointment, AppointmentRequest, ContactAttempt, Presence
from appointments.queries import age_of, clocks
from appointments.queries.desk import flag_levels, last_attempts, live_times
from appointments.queries.presence import others_present
from appointments.rules.front_desk import Age
from appointments.rules.transitions import TRANSITIONS
from clinic.models import User

CLAIMABLE = TRANSITIONS[Verb.CLAIMED].sources
WINDOW_NAMES = {"am": "morning", "pm": "afternoon"}
DAY_NAMES = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}


@dataclass(frozen=True)
class QueueRow:
    """One request as the front desk sees it at a glance."""

    request: AppointmentRequest
    age: Age
    reach: str
    when: str
    last_try: ContactAttempt | None
    where: str
    time: Appointment | None
    local: datetime | None
    flag: str
    others: list[Presence]
    can_be_claimed: bool


def queue_rows(requests: Iterable[AppointmentRequest], *, by: User, now: datetime) -> list[QueueRow]:
    """Return a row for each request. Five queries, however many there are."""
    requests = list(requests)
    clock_by_location = clocks()
    times, flags, tries = live_times(requests), flag_levels(requests), last_attempts(requests)
    others = others_present(requests, but=by, now=now)
    return [
        QueueRow(
            request=request,
            age=age_of(request, clock_by_location[request.location_id], now=now),
            reach=reach_of(request),
            when=", ".join(spoken_windows(request)),
            last_try=tries.get(request.pk),
            where=request.location.name if request.location else "No preference",
            time=times.get(request.pk),
            local=_local(times.get(request.pk)),
            flag=flags.get(request.pk, ""),
            others=others.get(request.pk, []),
            can_be_claimed=request.assigned_to_id is None and request.status in CLAIMABLE,
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


def spoken_windows(request: AppointmentRequest) -> list[str]:
    """Return when somebody could come, as they said it."""
    if request.any_time:
        return ["Any time"]
    pairs = [code.split("-") for code in request.windows]
    spoken = [f"{DAY_NAMES[day]} {WINDOW_NAMES[half]}" for day, half in pairs]
    if request.call_to_arrange:
        return [*spoken, "Wants a call to arrange it"]
    return spoken or ["Picked a time"]
