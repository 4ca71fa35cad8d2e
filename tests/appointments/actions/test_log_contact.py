"""Logging a try to reach the patient."""

from datetime import timedelta

import pytest

from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import log_contact
from appointments.enums import Channel, ContactOutcome
from appointments.models import Actor, AppointmentRequest, ContactAttempt
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.actions.reading import history, stored
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def test_a_logged_call_keeps_its_channel_outcome_and_note(desk, by):
    request = make_request()

    attempt = log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.NO_ANSWER,
        note="Rang for a minute",
        by=by,
        now=NOON,
    )

    kept = ContactAttempt.objects.get()
    assert kept == attempt
    assert (kept.request, kept.at, kept.by, kept.channel, kept.outcome, kept.note) == (
        request,
        NOON,
        desk,
        "call",
        "no_answer",
        "Rang for a minute",
    )
    assert history(request) == [
        (NOON, desk.pk, "claimed", "new", "in_review", ""),
        (NOON, desk.pk, "call_logged", "in_review", "in_review", "Call: No answer"),
    ]


@pytest.mark.parametrize("status", ["new", "in_review"])
def test_what_nobody_has_is_claimed_by_the_call_that_is_logged(status, desk, by):
    request = make_request(status=status)

    log_contact(request=request, channel=Channel.CALL, outcome=ContactOutcome.SPOKE, note="", by=by, now=NOON)

    assert stored(request) == {
        "status": "in_review",
        "version": 3,
        "assigned_to": desk.pk,
        "assigned_at": NOON,
        "first_contact_at": NOON,
    }
    assert [event[2] for event in history(request)] == ["claimed", "call_logged"]


@pytest.mark.parametrize("status", ["in_review", "waiting_patient", "clinical_review"])
def test_a_call_takes_nothing_from_a_colleague_and_nothing_that_cannot_be_claimed(status, by):
    other = make_staff() if status == "in_review" else None
    request = make_request(status=status, assigned_to=other)

    log_contact(
        request=request, channel=Channel.CALL, outcome=ContactOutcome.NO_ANSWER, note="", by=by, now=NOON
    )

    assert stored(request).get("assigned_to") == (other.pk if other else None)
    assert [event[2:5] for event in history(request)] == [("call_logged", status, status)]


def test_of_two_calls_logged_from_the_same_page_one_claims(by):
    request = make_request()
    late = AppointmentRequest.objects.get(pk=request.pk)
    call = {"channel": Channel.CALL, "outcome": ContactOutcome.NO_ANSWER, "note": "", "now": NOON}
    log_contact(request=request, by=by, **call)

    with pytest.raises(ChangedMeanwhileError) as error:
        log_contact(request=late, by=Actor.staff(make_staff()), **call)

    assert [event.verb for event in error.value.events] == ["call_logged", "claimed"]
    assert stored(request)["assigned_to"] == by.user.pk
    assert ContactAttempt.objects.count() == 1


@pytest.mark.parametrize(
    ("outcome", "stops"),
    [
        (ContactOutcome.SPOKE, True),
        (ContactOutcome.LEFT_MESSAGE, True),
        (ContactOutcome.NO_ANSWER, False),
        (ContactOutcome.WRONG_NUMBER, False),
        (ContactOutcome.SENT, False),
    ],
)
def test_the_clock_stops_only_at_a_contact_that_got_through(outcome, stops, by):
    request = make_request()

    log_contact(request=request, channel=Channel.CALL, outcome=outcome, note="", by=by, now=NOON + HOUR)

    assert stored(request).get("first_contact_at") == (NOON + HOUR if stops else None)


def test_the_first_contact_stays_the_first(by):
    request = make_request()

    for hours in (1, 2):
        log_contact(
            request=request,
            channel=Channel.CALL,
            outcome=ContactOutcome.SPOKE,
            note="",
            by=by,
            now=NOON + hours * HOUR,
        )

    assert stored(request)["first_contact_at"] == NOON + HOUR


@pytest.mark.parametrize("status", ["draft", "quarantined", "scheduled", "closed"])
def test_a_contact_is_logged_on_open_requests_alone(status, by):
    request = make_request(status=status)

    with pytest.raises(
        TransitionRefusedError, match=r"^A contact can be logged while the request is open\.$"
    ):
        log_contact(
            request=request, channel=Channel.CALL, outcome=ContactOutcome.SPOKE, note="", by=by, now=NOON
        )

    assert not ContactAttempt.objects.exists()
