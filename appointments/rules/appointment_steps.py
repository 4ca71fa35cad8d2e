"""Which step of an appointment may follow which. The table is data; anything outside it is refused."""

from dataclasses import dataclass

from appointments.enums import LIVE_STATUSES, AppointmentStatus, Verb
from appointments.rules.transitions import TransitionRefusedError

S = AppointmentStatus
COMING = frozenset({S.BOOKED, S.ARRIVED, S.CHECKED_IN})


@dataclass(frozen=True)
class Step:
    """From any of `sources`, a verb leads to `target`. A row that is made by the verb has no source."""

    sources: frozenset[AppointmentStatus]
    target: AppointmentStatus
    makes: bool = False


STEPS: dict[Verb, Step] = {
    Verb.TIME_HELD: Step(frozenset(), S.PROPOSED, makes=True),
    Verb.TIME_OFFERED: Step(frozenset(), S.PROPOSED, makes=True),
    Verb.WAITLISTED: Step(frozenset(), S.WAITLIST, makes=True),
    Verb.TIME_BOOKED: Step(frozenset({S.PROPOSED}), S.BOOKED, makes=True),
    Verb.TIME_ASKED: Step(frozenset({S.PROPOSED}), S.PENDING),
    Verb.TIME_ACCEPTED: Step(frozenset({S.PROPOSED}), S.BOOKED),
    Verb.TIME_CONFIRMED: Step(frozenset({S.PENDING}), S.BOOKED),
    Verb.TIME_LAPSED: Step(frozenset({S.PROPOSED, S.PENDING}), S.CANCELLED),
    Verb.TIME_MOVED: Step(frozenset({S.PENDING, S.BOOKED}), S.CANCELLED),
    Verb.TIME_CANCELLED: Step(frozenset({S.PROPOSED, S.WAITLIST, *LIVE_STATUSES}), S.CANCELLED),
    Verb.ARRIVED: Step(frozenset({S.BOOKED}), S.ARRIVED),
    Verb.CHECKED_IN: Step(frozenset({S.BOOKED, S.ARRIVED}), S.CHECKED_IN),
    Verb.FULFILLED: Step(COMING, S.FULFILLED),
    Verb.NO_SHOW: Step(frozenset({S.BOOKED}), S.NO_SHOW),
    Verb.ENTERED_IN_ERROR: Step(frozenset({*COMING, S.FULFILLED, S.NO_SHOW}), S.ENTERED_IN_ERROR),
}


def step_for(verb: Verb, status: str) -> Step:
    """Return the step that `verb` makes from `status`; raises TransitionRefusedError."""
    step = STEPS.get(verb)
    if step is None or status not in step.sources:
        raise TransitionRefusedError(
            f"“{verb.label}” is not possible while the appointment is “{S(status).label}”."
        )
    return step
