"""How a request stands, in one word, for the person who opens its private link."""

from dataclasses import dataclass
from enum import StrEnum

from appointments.enums import (
    AppointmentStatus,
    CancelReason,
    ClosedReason,
    RequestStatus,
)

A, R = AppointmentStatus, RequestStatus


class State(StrEnum):
    """What the private page says first."""

    LOOKED_AT = "looked_at"
    REQUESTED = "requested"
    LATE = "late"
    CONTACTED = "contacted"
    WAITING = "waiting"
    OFFERED = "offered"
    OFFERS_LAPSED = "offers_lapsed"
    ASKED = "asked"
    ASKED_LAPSED = "asked_lapsed"
    BOOKED = "booked"
    PAST = "past"
    HERE = "here"
    VISITED = "visited"
    CANCELLED = "cancelled"
    MISSED = "missed"
    WAITLISTED = "waitlisted"
    WITHDRAWN = "withdrawn"
    UNREACHABLE = "unreachable"
    JOINED = "joined"
    CLOSED = "closed"


# In these, the person has a time that they may give up or change.
CHANGEABLE = frozenset({State.ASKED, State.BOOKED})


@dataclass(frozen=True)
class Facts:
    """What the word is found from.

    `appointment` is the time that counts: the person's own, or the latest one that was lost. `has_ended`: its
    hold or its hour is over. `was_offered`: staff proposed it. `is_due`: the promised call is late.
    `is_joined`: it was merged into another request of the same person.
    """

    request: str
    closed_reason: str = ""
    appointment: str = ""
    cancel_reason: str = ""
    was_offered: bool = False
    has_ended: bool = False
    has_offers: bool = False
    is_waitlisted: bool = False
    was_contacted: bool = False
    is_due: bool = False
    is_joined: bool = False


def state_of(facts: Facts) -> State:
    """Return how things stand: what has ended, then the person's own time, then what is on its way."""
    if facts.request == R.CLOSED:
        return _ended(facts)
    if facts.request == R.QUARANTINED:
        return State.LOOKED_AT
    if facts.appointment in OWN_TIME:
        return OWN_TIME[A(facts.appointment)][facts.has_ended]
    if facts.has_offers:
        return State.OFFERED
    if facts.is_waitlisted:
        return State.WAITLISTED
    return _lost(facts) or _on_its_way(facts)


# The state before and after the hold or the hour of the person's own time is over.
OWN_TIME = {
    A.PENDING: (State.ASKED, State.ASKED_LAPSED),
    A.BOOKED: (State.BOOKED, State.PAST),
    A.ARRIVED: (State.HERE, State.HERE),
    A.CHECKED_IN: (State.HERE, State.HERE),
}


def _ended(facts: Facts) -> State:
    if facts.is_joined:
        return State.JOINED
    if facts.closed_reason == ClosedReason.WITHDRAWN:
        return State.WITHDRAWN
    if facts.closed_reason == ClosedReason.UNREACHABLE:
        return State.UNREACHABLE
    return State.VISITED if facts.appointment == A.FULFILLED else State.CLOSED


def _lost(facts: Facts) -> State | None:
    """Return the state of somebody whose latest time is gone, or None when there was none."""
    if facts.appointment == A.NO_SHOW:
        return State.MISSED
    lapsed = facts.appointment == A.PROPOSED or facts.cancel_reason == CancelReason.LAPSED
    if lapsed:
        return State.OFFERS_LAPSED if facts.was_offered else State.ASKED_LAPSED
    return State.CANCELLED if facts.appointment == A.CANCELLED else None


def _on_its_way(facts: Facts) -> State:
    if facts.request == R.WAITING_PATIENT:
        return State.WAITING
    if facts.was_contacted:
        return State.CONTACTED
    return State.LATE if facts.is_due else State.REQUESTED
