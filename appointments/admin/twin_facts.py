"""What two requests say, line by line, with what differs marked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from appointments.admin.rows import reach_of, spoken_windows
from appointments.enums import Payment
from appointments.models import Appointment, AppointmentRequest
from appointments.queries import Clock
from appointments.rules.front_desk import spoken_day
from clinic.keyed_hash import normalize_email

type Tell = Callable[[AppointmentRequest, Clock], str]
SAME, DIFFERENT, ONCE = "Same", "Different", "Only one says it"
TONES = {SAME: "done", DIFFERENT: "late", ONCE: "quiet"}


@dataclass(frozen=True)
class Fact:
    """One line of the table. `verdict` says in words how the two compare, or is "" where that is no news."""

    label: str
    values: tuple[str, str]
    verdict: str = ""

    @property
    def tone(self) -> str:
        return TONES.get(self.verdict, "")


def facts_of(
    requests: tuple[AppointmentRequest, AppointmentRequest],
    clocks: Mapping[int | None, Clock],
    times: Mapping[int, list[Appointment]],
) -> list[Fact]:
    """Return the lines that at least one of the two has something to say to. No query."""
    first, second = ((one, clocks[one.location_id]) for one in requests)
    who = [_compared(label, tell(*first), tell(*second)) for label, tell in WHO.items()]
    what = [Fact(label, (tell(*first), tell(*second))) for label, tell in WHAT.items()]
    stands = tuple("\n".join(_time(one) for one in times.get(request.pk, ())) for request in requests)
    lines = [*who, *what, Fact("Time", (stands[0], stands[1]))]
    return [line for line in lines if any(line.values)]


def _compared(label: str, one: str, other: str) -> Fact:
    if not (one and other):
        return Fact(label, (one, other), ONCE)
    return Fact(label, (one, other), SAME if normalize_email(one) == normalize_email(other) else DIFFERENT)


def _born(request: AppointmentRequest, _: Clock) -> str:
    born = request.date_of_birth
    return f"{born:%B} {born.day}, {born.year}" if born else ""


def _helper(request: AppointmentRequest, _: Clock) -> str:
    return f"{request.helper_name} ({request.helper_relation})" if request.helper_name else ""


def _stands(request: AppointmentRequest, _: Clock) -> str:
    reason = f": {request.get_closed_reason_display()}" if request.closed_reason else ""
    return f"{request.get_status_display()}{reason}"


def _moment(at: datetime | None, clock: Clock) -> str:
    if at is None:
        return ""
    local = at.astimezone(clock.zone)
    return f"{spoken_day(local)}, {local.year}, {local:%-I:%M %p} ({clock.zone_name})"


def _time(appointment: Appointment) -> str:
    if appointment.starts_at is None or appointment.resource is None:
        return f"{appointment.get_status_display()}: {appointment.service}"
    local = appointment.starts_at.astimezone(appointment.resource.location.zone)
    day = f"{spoken_day(local)}, {local:%-I:%M %p}"
    return f"{appointment.get_status_display()}: {day}, {appointment.resource}"


# Who it is: these are compared.
WHO: dict[str, Tell] = {
    "Name": lambda one, _: one.full_name,
    "Name to use": lambda one, _: one.name_to_use,
    "Born": _born,
    "Phone": lambda one, _: one.spoken_phone,
    "Email": lambda one, _: one.email,
    "ZIP code": lambda one, _: one.postal_code,
    "Helper": _helper,
}
# What they want, and how it stands: to be read, since it may well differ.
WHAT: dict[str, Tell] = {
    "Status": _stands,
    "With": lambda one, _: str(one.assigned_to or "Nobody yet"),
    "Sent": lambda one, clock: _moment(one.sent_at, clock),
    "Call due": lambda one, clock: _moment(one.due_at, clock),
    "First contact": lambda one, clock: _moment(one.first_contact_at, clock),
    "About": lambda one, _: one.about,
    "Where": lambda one, _: one.location.name if one.location else "No preference",
    "When it suits": lambda one, clock: f"{', '.join(spoken_windows(one))} ({clock.zone_name})",
    "Reach by": lambda one, _: reach_of(one),
    "Voicemail": lambda one, _: one.get_voicemail_display(),
    "Language": lambda one, _: one.get_language_display(),
    "Payment": lambda one, _: dict(Payment.choices).get(one.payment, ""),
    "Interpreter or access": lambda one, _: one.language_needs,
    "In their words": lambda one, _: one.comment,
}
