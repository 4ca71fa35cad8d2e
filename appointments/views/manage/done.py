"""What was just done, said once more on the page. The code in the address is checked against what is so."""

from appointments.enums import OPEN_STATUSES
from appointments.queries.manage import Standing
from appointments.rules.standing import State

# Code → the states in which it is still true, and the sentence.
DONE: dict[str, tuple[frozenset[State], str]] = {
    "accepted": (frozenset({State.BOOKED}), "Thank you. This time is yours now."),
    "moved": (frozenset({State.BOOKED, State.ASKED}), "Your time is moved. The old one is free again."),
    "cancelled": (frozenset({State.CANCELLED}), "Your time is cancelled."),
    "withdrawn": (frozenset({State.WITHDRAWN}), "Your request is withdrawn."),
}
DECLINED = "Thank you for telling us. We will look for other times and contact you."
OPEN_AGAIN = "Thank you. Your request is open again, and we will contact you."
DETAILS = "Thank you. Your contact details are saved."
STOPPED = "We will send you no more messages about this."


def done_words(what: str, standing: Standing) -> str:
    """Return the sentence for a code, or "" for one that is unknown or not so any more."""
    if what in DONE:
        states, words = DONE[what]
        return words if standing.state in states else ""
    still = {
        "declined": (DECLINED, not standing.offers and standing.request.status in OPEN_STATUSES),
        "again": (OPEN_AGAIN, standing.request.status in OPEN_STATUSES),
        "details": (DETAILS, standing.is_active),
        "stopped": (STOPPED, standing.request.messages_stopped_at is not None),
    }
    words, is_so = still.get(what, ("", False))
    return words if is_so else ""
