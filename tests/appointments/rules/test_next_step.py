"""What the front desk does next, and the words for it."""

import pytest

from appointments.enums import ContactOutcome, RequestStatus
from appointments.rules.next_step import FAILED, Standing, next_step

MINE = {"status": "in_review", "is_claimed": True}
SAM = {**MINE, "other": "Sam"}
MISSED = {**MINE, "last_failure": "no_answer"}


@pytest.mark.parametrize(
    ("how", "step", "words"),
    [
        ({"status": "quarantined"}, "release", "Is this a person? Let it out, or close it as spam."),
        ({"status": "closed"}, "reopen", "It is closed. Reopen it when they get in touch again."),
        (
            {"status": "new", "due": "by 3 pm"},
            "claim",
            "Nobody has it yet. Claim it, or call at once: what you log makes it yours. Due by 3 pm.",
        ),
        ({**MINE, "due": "by 3 pm"}, "log", "Call them. Due by 3 pm."),
        ({**MINE, "due": "since Tue, Mar 3, 3 pm"}, "log", "Call them. Due since Tue, Mar 3, 3 pm."),
        (MINE, "log", "Call them."),
        (SAM, None, "Sam has this request. Ask them before you do anything."),
        (
            {**MISSED, "next_try": "tomorrow morning between 8:30 am and noon"},
            "log",
            "They did not answer. Try again tomorrow morning between 8:30 am and noon.",
        ),
        (MISSED, "log", "They did not answer. Try again at another time of day."),
        (
            {**MINE, "last_failure": "left_message", "next_try": "now, until 5 pm"},
            "log",
            "You left a message. Try again now, until 5 pm.",
        ),
        (
            {**MINE, "last_failure": "wrong_number", "can_write": True},
            "write",
            "The number is wrong. Write to them, and ask for a better one.",
        ),
        (
            {**MINE, "last_failure": "wrong_number"},
            "log",
            "The number is wrong. Look for another one. Try again at another time of day.",
        ),
        (
            {**MINE, "has_spoken": True},
            "times",
            "You have spoken. Find a time with them, or close it if nothing is left.",
        ),
        (
            {**MINE, "has_spoken": True, "offered_until": "Thu, Mar 5, noon"},
            "wait",
            "Times are offered until Thu, Mar 5, noon. Wait for their answer: the clock stops.",
        ),
        (
            {**MINE, "asleep_until": "1 pm"},
            "wake",
            "Put aside until 1 pm. There is nothing to do before.",
        ),
        (
            {**SAM, "asked_for": "Mon, Mar 9 at 9 am"},
            "confirm",
            "They ask for Mon, Mar 9 at 9 am. Confirm it, or move it.",
        ),
        (
            {"status": "waiting_patient"},
            "resume",
            "The patient has the next word. Take it up again when they have answered.",
        ),
        (
            {"status": "waiting_patient", "offered_until": "Thu, Mar 5, noon"},
            None,
            "Times are offered until Thu, Mar 5, noon. There is nothing to do before, unless they call.",
        ),
        ({"status": "clinical_review"}, None, "A clinician was asked and has the next word."),
        (
            {"status": "clinical_review", "may_decide": True},
            "resume",
            "A clinician was asked: read the answers and note what you decide. Then take it up again.",
        ),
        (
            {"status": "scheduled", "booked": "Mon, Mar 9 at 9 am"},
            None,
            "Booked for Mon, Mar 9 at 9 am. There is nothing to do before.",
        ),
        (
            {"status": "scheduled", "booked": "Mon, Mar 9 at 9 am", "has_begun": True},
            None,
            "The visit was due Mon, Mar 9 at 9 am. Say beside its time how it went.",
        ),
        ({"status": "scheduled"}, None, "It is arranged."),
    ],
)
def test_the_next_step_follows_from_how_a_request_stands(how, step, words):
    found = next_step(Standing(**how))

    assert (found.step, found.words) == (step, words)


@pytest.mark.parametrize("status", [one for one in RequestStatus.values if one != "draft"])
def test_every_status_has_words(status):
    assert next_step(Standing(status=status)).words


def test_every_outcome_that_is_no_talk_has_words():
    assert set(FAILED) == set(ContactOutcome) - {ContactOutcome.SPOKE}
