"""What the front desk does next about a request, from how it stands: one step, and why, in words."""

from dataclasses import dataclass
from enum import StrEnum

from appointments.enums import ContactOutcome, RequestStatus

S = RequestStatus


class Step(StrEnum):
    """The steps that may come next. All but the last three are codes of buttons about the request itself."""

    RELEASE = "release"
    CLAIM = "claim"
    LOG = "log"
    RESUME = "resume"
    REOPEN = "reopen"
    WAKE = "wake"
    WAIT = "wait"
    CONFIRM = "confirm"
    TIMES = "times"
    WRITE = "write"


@dataclass(frozen=True)
class Standing:
    """How a request stands for one person.

    `other` is the name of the colleague who has it, "" when nobody or this person has it. `due` says by when
    the first call is owed, `asked_for` and `booked` when a time is (`has_begun`: it has come), and
    `offered_until` and `asleep_until` until when; each is in words, and "" when there is none.
    """

    status: str
    is_claimed: bool = False
    other: str = ""
    may_decide: bool = False
    can_write: bool = False
    has_spoken: bool = False
    last_failure: str = ""
    next_try: str = ""
    due: str = ""
    asked_for: str = ""
    booked: str = ""
    has_begun: bool = False
    offered_until: str = ""
    asleep_until: str = ""


@dataclass(frozen=True)
class NextStep:
    """`step` is None while there is nothing to press."""

    step: Step | None
    words: str


def next_step(one: Standing) -> NextStep:
    """Return the next sensible step. Whatever waits for an answer of ours goes first."""
    if one.asked_for:
        return NextStep(Step.CONFIRM, f"They ask for {one.asked_for}. Confirm it, or move it.")
    if found := _by_status(one):
        return found
    if one.asleep_until:
        return NextStep(Step.WAKE, f"Put aside until {one.asleep_until}. There is nothing to do before.")
    if one.other:
        return NextStep(None, f"{one.other} has this request. Ask them before you do anything.")
    if not one.is_claimed:
        return NextStep(
            Step.CLAIM,
            f"Nobody has it yet. Claim it, or call at once: what you log makes it yours.{_due(one)}",
        )
    return _of_mine(one)


def _by_status(one: Standing) -> NextStep | None:
    """Return the step where the status alone says what comes next."""
    plain = {
        S.QUARANTINED: NextStep(Step.RELEASE, "Is this a person? Let it out, or close it as spam."),
        S.CLOSED: NextStep(Step.REOPEN, "It is closed. Reopen it when they get in touch again."),
        S.WAITING_PATIENT: _waiting(one),
        S.SCHEDULED: NextStep(None, _visit(one)),
    }
    if one.status == S.CLINICAL_REVIEW:
        return _clinical(one)
    return plain.get(S(one.status))


def _clinical(one: Standing) -> NextStep:
    if one.may_decide:
        return NextStep(
            Step.RESUME,
            "A clinician was asked: read the answers and note what you decide. Then take it up again.",
        )
    return NextStep(None, "A clinician was asked and has the next word.")


def _of_mine(one: Standing) -> NextStep:
    if one.offered_until:
        return NextStep(
            Step.WAIT, f"Times are offered until {one.offered_until}. Wait for their answer: the clock stops."
        )
    if one.last_failure == ContactOutcome.WRONG_NUMBER and one.can_write:
        return NextStep(Step.WRITE, "The number is wrong. Write to them, and ask for a better one.")
    if one.last_failure:
        again = f" Try again {one.next_try}." if one.next_try else " Try again at another time of day."
        return NextStep(Step.LOG, f"{FAILED[one.last_failure]}{again}")
    if one.has_spoken:
        return NextStep(Step.TIMES, "You have spoken. Find a time with them, or close it if nothing is left.")
    return NextStep(Step.LOG, f"Call them.{_due(one)}")


FAILED: dict[str, str] = {
    ContactOutcome.NO_ANSWER: "They did not answer.",
    ContactOutcome.LEFT_MESSAGE: "You left a message.",
    ContactOutcome.WRONG_NUMBER: "The number is wrong. Look for another one.",
    ContactOutcome.SENT: "You sent a message.",
}


def _visit(one: Standing) -> str:
    if one.has_begun:
        return f"The visit was due {one.booked}. Say beside its time how it went."
    return f"Booked for {one.booked}. There is nothing to do before." if one.booked else "It is arranged."


def _waiting(one: Standing) -> NextStep:
    if one.offered_until:
        words = (
            f"Times are offered until {one.offered_until}. There is nothing to do before, unless they call."
        )
        return NextStep(None, words)
    return NextStep(Step.RESUME, "The patient has the next word. Take it up again when they have answered.")


def _due(one: Standing) -> str:
    return f" Due {one.due}." if one.due else ""
