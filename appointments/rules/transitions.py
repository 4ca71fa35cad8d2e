"""Which step may follow which. The table is data; anything outside it is refused."""

from dataclasses import dataclass

from appointments.enums import OPEN_STATUSES, RequestStatus, Verb

S = RequestStatus


class TransitionRefusedError(Exception):
    """The step does not exist from where the request stands."""


def refuse(words: str) -> None:
    """Raise TransitionRefusedError with these words; without any, all is well."""
    if words:
        raise TransitionRefusedError(words)


@dataclass(frozen=True)
class Transition:
    """From any of `sources`, a verb leads to `target`. One that takes another back leads to `or_back_to`."""

    sources: frozenset[RequestStatus]
    target: RequestStatus
    or_back_to: frozenset[RequestStatus] = frozenset()


TRANSITIONS: dict[Verb, Transition] = {
    Verb.SENT: Transition(frozenset({S.DRAFT}), S.NEW),
    Verb.QUARANTINED: Transition(frozenset({S.DRAFT}), S.QUARANTINED),
    Verb.RELEASED: Transition(frozenset({S.QUARANTINED}), S.NEW),
    Verb.CLAIMED: Transition(frozenset({S.NEW, S.IN_REVIEW}), S.IN_REVIEW),
    Verb.ASSIGNED: Transition(frozenset({S.NEW, S.IN_REVIEW}), S.IN_REVIEW),
    Verb.UNCLAIMED: Transition(frozenset({S.IN_REVIEW}), S.NEW),
    Verb.CLINICIAN_ASKED: Transition(frozenset({S.IN_REVIEW}), S.CLINICAL_REVIEW),
    Verb.WAITED: Transition(frozenset({S.IN_REVIEW, S.CLINICAL_REVIEW}), S.WAITING_PATIENT),
    Verb.RESUMED: Transition(frozenset({S.CLINICAL_REVIEW, S.WAITING_PATIENT}), S.IN_REVIEW),
    Verb.SCHEDULED: Transition(frozenset(OPEN_STATUSES), S.SCHEDULED),
    Verb.TIME_LOST: Transition(frozenset({S.SCHEDULED}), S.IN_REVIEW),
    Verb.CLOSED: Transition(frozenset({*OPEN_STATUSES, S.QUARANTINED, S.SCHEDULED}), S.CLOSED),
    Verb.REOPENED: Transition(frozenset({S.CLOSED}), S.IN_REVIEW),
    Verb.ASKED_AGAIN: Transition(frozenset({S.CLOSED}), S.NEW),
    Verb.MERGED: Transition(frozenset({*OPEN_STATUSES, S.QUARANTINED}), S.CLOSED),
    Verb.UNMERGED: Transition(frozenset({S.CLOSED}), S.NEW, frozenset({*OPEN_STATUSES, S.QUARANTINED})),
}


def transition_for(verb: Verb, status: str) -> Transition:
    """Return the transition that `verb` makes from `status`; raises TransitionRefusedError."""
    transition = TRANSITIONS.get(verb)
    if transition is None or status not in transition.sources:
        raise TransitionRefusedError(
            f"“{verb.label}” is not possible while the request is “{S(status).label}”."
        )
    return transition
