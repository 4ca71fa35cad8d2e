"""What staff decided about appointments that a change of the calendar leaves outside, carried out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from appointments.actions.booking import TimeRefusedError, cancel_appointment, move_appointment
from appointments.actions.booking.keeping import keep_appointment
from appointments.actions.booking.steps import step
from appointments.enums import AppointmentStatus, CancelReason, Verb
from appointments.models import Actor, Appointment, Resource
from appointments.queries.affected import Affected, visits_again, with_other_times
from appointments.rules.calendar_changes import CHOICES, Choice

# What is given up comes first, so that its time is free for what moves.
ORDER = (Choice.CANCEL, Choice.KEEP, Choice.MOVE)


@dataclass(frozen=True)
class Decision:
    """What becomes of an appointment. `version` is the one that staff saw; a reason keeps it where it is,
    a resource and a start move it there."""

    choice: Choice
    version: int
    reason: str = ""
    resource: Resource | None = None
    starts_at: datetime | None = None


class UndecidedError(Exception):
    """Nothing was saved: these appointments would lie outside, and somebody has to decide about each.

    `refused` says of those that cannot be moved as asked why not, by their id.
    """

    def __init__(self, affected: list[Affected], refused: dict[int, str] | None = None) -> None:
        self.affected = affected
        self.refused = refused or {}
        super().__init__("Some appointments would lie outside of the hours.")


def is_decided(visit: Appointment, decision: Decision | None) -> bool:
    """Say whether the decision is whole, possible, and made on what the appointment is now."""
    if decision is None or decision.version != visit.version:
        return False
    if decision.choice not in CHOICES[AppointmentStatus(visit.status)]:
        return False
    if decision.choice == Choice.KEEP:
        return bool(decision.reason.strip())
    return decision.choice == Choice.CANCEL or bool(decision.resource and decision.starts_at)


def carry_out(
    *,
    visits: Sequence[Appointment],
    holds: Sequence[Appointment],
    decisions: Mapping[int, Decision],
    by: Actor,
    now: datetime,
) -> None:
    """Give up the holds and do what was decided, all of it or nothing.

    Raises UndecidedError when a new time cannot be had any more. The caller has locked the requests and the
    calendars.
    """
    refused: dict[int, str] = {}
    with transaction.atomic():
        for hold in holds:
            step(
                appointment=hold,
                verb=Verb.TIME_CANCELLED,
                by=by,
                now=now,
                cancel_reason=CancelReason.CLOSURE,
            )
        for visit in sorted(visits, key=lambda visit: ORDER.index(decisions[visit.pk].choice)):
            try:
                _decide(visit, decisions[visit.pk], by, now)
            except TimeRefusedError as error:
                refused[visit.pk] = error.refusal.words
        if refused:
            transaction.set_rollback(True)
    if refused:
        raise UndecidedError(with_other_times(visits_again(visits), now=now), refused)


def _decide(visit: Appointment, decision: Decision, by: Actor, now: datetime) -> None:
    if decision.choice == Choice.KEEP:
        keep_appointment(appointment=visit, reason=decision.reason.strip(), by=by, now=now)
    elif decision.choice == Choice.CANCEL:
        cancel_appointment(appointment=visit, reason=CancelReason.CLOSURE, by=by, now=now)
    elif decision.resource and decision.starts_at:
        move_appointment(
            appointment=visit, resource=decision.resource, starts_at=decision.starts_at, by=by, now=now
        )
