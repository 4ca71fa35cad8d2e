"""Each button beside a time of a request: its form, its action, and when it is there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from appointments.actions import booking
from appointments.enums import AppointmentStatus, Verb
from appointments.forms.booking import CancelForm
from appointments.forms.triage import VerbForm
from appointments.models import Actor, Appointment
from appointments.rules.appointment_steps import STEPS

S = AppointmentStatus


@dataclass(frozen=True)
class TimeVerb:
    """`code` stands in the address; `done` is what the page says afterwards.

    `once_begun`: there from the time of the visit on, since before it nobody can know.
    """

    code: str
    label: str
    done: str
    statuses: frozenset[AppointmentStatus]
    act: Callable[..., Any]
    form: type[VerbForm] = VerbForm
    once_begun: bool = False

    def is_possible(self, appointment: Appointment, *, now: datetime) -> bool:
        if appointment.status not in self.statuses:
            return False
        if self.code == "confirm":
            return appointment.holds_its_time(now=now)
        return not self.once_begun or (appointment.starts_at is not None and appointment.starts_at <= now)

    def run(self, appointment: Appointment, form: VerbForm, *, by: Actor, now: datetime) -> None:
        answers = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.act(appointment=appointment, by=by, now=now, **answers)


def _from(verb: Verb, *without: AppointmentStatus) -> frozenset[AppointmentStatus]:
    return STEPS[verb].sources - set(without)


TIME_VERBS = (
    TimeVerb(
        "confirm",
        "Confirm this time",
        "Confirmed. The patient is told in two minutes.",
        _from(Verb.TIME_CONFIRMED),
        booking.confirm_appointment,
    ),
    TimeVerb("arrived", "Arrived", "Arrived.", _from(Verb.ARRIVED), booking.mark_arrived),
    TimeVerb("check-in", "Check in", "Checked in.", _from(Verb.CHECKED_IN), booking.check_in),
    TimeVerb(
        "fulfil",
        "Visit took place",
        "Done: the request is completed.",
        _from(Verb.FULFILLED),
        booking.fulfil_appointment,
        once_begun=True,
    ),
    TimeVerb(
        "no-show",
        "Did not come",
        "Noted. The request needs another time.",
        _from(Verb.NO_SHOW),
        booking.mark_no_show,
        once_begun=True,
    ),
    TimeVerb(
        "cancel",
        "Cancel this time",
        "Cancelled.",
        _from(Verb.TIME_CANCELLED, S.PROPOSED, S.WAITLIST),
        booking.cancel_appointment,
        CancelForm,
    ),
    TimeVerb(
        "take-back",
        "Take this offer back",
        "Taken back.",
        frozenset({S.PROPOSED}),
        booking.cancel_appointment,
        CancelForm,
    ),
    TimeVerb(
        "unlist",
        "Take off the waitlist",
        "Taken off the waitlist.",
        frozenset({S.WAITLIST}),
        booking.cancel_appointment,
        CancelForm,
    ),
    TimeVerb(
        "in-error",
        "Entered in error",
        "Marked as entered in error. Nobody is told.",
        _from(Verb.ENTERED_IN_ERROR),
        booking.enter_in_error,
    ),
)
TIME_VERBS_BY_CODE = {verb.code: verb for verb in TIME_VERBS}
# From these a time is moved, on the page that finds one.
MOVABLE = _from(Verb.TIME_MOVED)
