"""How things stand, in plain words: a heading, a sentence, and what happens next."""

from collections.abc import Callable
from dataclasses import dataclass, field

from appointments.emails import spoken_call_by
from appointments.enums import Channel
from appointments.models import Appointment
from appointments.queries.manage import Standing
from appointments.rules.standing import State
from appointments.views.manage.spoken import day_of, hours_of, start_of
from appointments.views.next_steps import AGREE, NextStep


@dataclass(frozen=True)
class Words:
    """What the page says first. `lines` stand under the heading; `steps` are what happens next."""

    title: str
    lines: list[str] = field(default_factory=list)
    steps: list[NextStep] = field(default_factory=list)


def words_for(standing: Standing) -> Words:
    """Return the words for a standing. One query where it names the moment of our call."""
    return WORDS[standing.state](standing)


def _looked_at(standing: Standing) -> Words:
    return Words(
        "We have your request: not booked yet",
        ["A person looks at it by hand first. Nothing of it is lost. You can speed this up with a call."],
    )


def _requested(standing: Standing) -> Words:
    by = spoken_call_by(standing.request)
    return Words(
        "Requested: not booked yet",
        [f"We will {_reach(standing)} by {by}."],
        [_we_call(standing), AGREE],
    )


def _late(standing: Standing) -> Words:
    by = spoken_call_by(standing.request)
    return Words(
        "Requested: not booked yet",
        [f"We wanted to {_reach(standing)} by {by}. We are late, and we are sorry. You can also call us."],
        [_we_call(standing), AGREE],
    )


def _contacted(standing: Standing) -> Words:
    return Words(
        "Requested: not booked yet",
        ["Our front desk has been in touch with you. If you missed us, please call."],
        [AGREE],
    )


def _waiting(standing: Standing) -> Words:
    return Words(
        "Not booked yet: we wait for your answer",
        ["Please call us, so that we can agree on a time."],
        [AGREE],
    )


def _offered(standing: Standing) -> Words:
    one = len(standing.offers) == 1
    held = "We hold this time for you." if one else "We hold these times for you."
    return Words(
        "Choose your time",
        [f"Not booked yet. {held} One press below books {'it' if one else 'the one that suits you'}."],
    )


def _offers_lapsed(standing: Standing) -> Words:
    return Words(
        "Not booked: the times we offered have run out",
        ["We could not hold them any longer. Please call us, or wait for our call."],
        [_we_call(standing), AGREE],
    )


def _asked(standing: Standing) -> Words:
    own = _own(standing)
    confirm = NextStep("A person looks at it and confirms", "Until then, we keep the time free for you.")
    told = NextStep("We tell you when it is booked", "If it cannot be, we find another time together.")
    return Words(
        f"Asked for: {day_of(own)}",
        [hours_of(own), "Not booked until we confirm it."],
        [confirm, told],
    )


def _asked_lapsed(standing: Standing) -> Words:
    return Words(
        "Not booked: your time has passed",
        [f"You asked for {start_of(_own(standing))}. We did not confirm it. We are sorry: please call us."],
        [AGREE],
    )


def _booked(standing: Standing) -> Words:
    own = _own(standing)
    return Words(f"Booked: {day_of(own)}", [hours_of(own)])


def _past(standing: Standing) -> Words:
    return Words(
        "Your visit was booked", [f"It was on {start_of(_own(standing))}. If you missed it, call us."]
    )


def _here(standing: Standing) -> Words:
    return Words("You are checked in", ["Please ask at the front desk for anything you need."])


def _visited(standing: Standing) -> Words:
    return Words(
        "Your visit took place",
        [f"It was on {day_of(_own(standing))}. Call us if you have a question about it."],
    )


def _cancelled(standing: Standing) -> Words:
    return Words(
        "Cancelled: you have no time now",
        [f"Your time on {start_of(_own(standing))} is free again."],
        [_we_call(standing), AGREE],
    )


def _missed(standing: Standing) -> Words:
    return Words(
        "We missed you",
        [f"You had a time on {start_of(_own(standing))}. It happens. Call us, and we find another one."],
        [_we_call(standing), AGREE],
    )


def _waitlisted(standing: Standing) -> Words:
    return Words(
        "You are on the waitlist: not booked yet",
        ["We write to you when a time comes free. You then have a day to take it."],
    )


def _withdrawn(standing: Standing) -> Words:
    return Words("You have withdrawn this request", ["We send you nothing more about it."])


def _unreachable(standing: Standing) -> Words:
    return Words(
        "We could not reach you",
        ["We tried several times, and closed your request for now. One press opens it again."],
    )


def _joined(standing: Standing) -> Words:
    """How the other request stands is not told: this link does not prove that whoever holds it may know."""
    return Words(
        "This request was joined with another one",
        [
            "We had more than one request from you, and go on with the other. Nothing you told us is lost.",
            "To see how it stands, ask for a new private link or call us. If this is a surprise, call too.",
        ],
    )


def _closed(standing: Standing) -> Words:
    return Words("This request is closed", ["If that is a surprise, or if you need us again, please call."])


def _own(standing: Standing) -> Appointment:
    if standing.appointment is None:
        raise ValueError(f"{standing.state} speaks of a time")
    return standing.appointment


def _reach(standing: Standing) -> str:
    return "call" if Channel.CALL in standing.request.contact_channels else "contact you"


def _we_call(standing: Standing) -> NextStep:
    return NextStep("A person from our front desk contacts you", "You owe us no reason for anything.")


WORDS: dict[State, Callable[[Standing], Words]] = {
    State.LOOKED_AT: _looked_at,
    State.REQUESTED: _requested,
    State.LATE: _late,
    State.CONTACTED: _contacted,
    State.WAITING: _waiting,
    State.OFFERED: _offered,
    State.OFFERS_LAPSED: _offers_lapsed,
    State.ASKED: _asked,
    State.ASKED_LAPSED: _asked_lapsed,
    State.BOOKED: _booked,
    State.PAST: _past,
    State.HERE: _here,
    State.VISITED: _visited,
    State.CANCELLED: _cancelled,
    State.MISSED: _missed,
    State.WAITLISTED: _waitlisted,
    State.WITHDRAWN: _withdrawn,
    State.UNREACHABLE: _unreachable,
    State.JOINED: _joined,
    State.CLOSED: _closed,
}
