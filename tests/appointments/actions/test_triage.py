"""The front desk's verbs."""

from datetime import UTC, datetime, timedelta

import pytest

from appointments.actions.triage import (
    add_note,
    ask_clinician,
    claim_request,
    close_request,
    log_contact,
    release_request,
    reopen_request,
    resume_request,
    unclaim_request,
    wait_for_patient,
)
from appointments.enums import Channel, ClosedReason, ContactOutcome, RequestStatus
from appointments.models import Actor, AppointmentRequest, ContactAttempt, Note, OutboundMessage
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.actions.reading import history, stored
from tests.appointments.factories import (
    NOON,
    build_sending,
    make_location,
    make_request,
    make_staff,
    send,
)

pytestmark = pytest.mark.django_db

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize("start", ["new", "in_review"])
def test_claiming_makes_a_request_mine_even_if_a_colleague_had_it(start, desk, by):
    colleague = make_staff() if start == "in_review" else None
    request = make_request(status=start, assigned_to=colleague)

    claim_request(request=request, by=by, now=NOON + HOUR)

    assert stored(request) == {
        "status": "in_review",
        "version": 2,
        "assigned_to": desk.pk,
        "assigned_at": NOON + HOUR,
    }
    assert history(request) == [(NOON + HOUR, desk.pk, "claimed", start, "in_review", "")]


def test_claiming_what_is_mine_already_is_refused(desk, by):
    request = make_request(status=RequestStatus.IN_REVIEW, assigned_to=desk)

    with pytest.raises(TransitionRefusedError, match=r"^You have this request already\.$"):
        claim_request(request=request, by=by, now=NOON + HOUR)

    assert history(request) == []


def test_putting_back_leaves_a_new_request_without_anybody(desk, by):
    request = make_request(status=RequestStatus.IN_REVIEW, assigned_to=desk)

    unclaim_request(request=request, by=by, now=NOON)

    assert stored(request) == {"status": "new", "version": 2}
    assert history(request) == [(NOON, desk.pk, "unclaimed", "in_review", "new", "")]


@pytest.mark.parametrize(
    ("act", "start", "verb", "end"),
    [
        (ask_clinician, "in_review", "clinician_asked", "clinical_review"),
        (wait_for_patient, "in_review", "waited", "waiting_patient"),
        (wait_for_patient, "clinical_review", "waited", "waiting_patient"),
        (resume_request, "clinical_review", "resumed", "in_review"),
    ],
)
def test_a_plain_step_keeps_the_person_who_has_the_request(act, start, verb, end, desk, by):
    request = make_request(status=start, assigned_to=desk)

    act(request=request, by=by, now=NOON + HOUR)

    assert stored(request) == {"status": end, "version": 2, "assigned_to": desk.pk, "assigned_at": NOON}
    assert history(request) == [(NOON + HOUR, desk.pk, verb, start, end, "")]


@pytest.mark.parametrize(
    ("waited_from", "resumed_at", "due_at"),
    [
        (NOON + HOUR / 2, NOON + 3 * HOUR, NOON + 4.5 * HOUR),
        (NOON + HOUR / 2, NOON + DAY + 4.5 * HOUR, datetime(2026, 3, 6, 14, 30, tzinfo=UTC)),
        (NOON + 3 * HOUR, NOON + 4 * HOUR, NOON + 2 * HOUR),
    ],
    ids=["same day", "over the night", "was late before"],
)
def test_waiting_for_the_patient_pauses_the_clock(waited_from, resumed_at, due_at, by):
    request = make_request(status="in_review", location=make_location(), due_at=NOON + 2 * HOUR)

    wait_for_patient(request=request, by=by, now=waited_from)
    resume_request(request=request, by=by, now=resumed_at)

    assert AppointmentRequest.objects.values_list("due_at", flat=True).get() == due_at


@pytest.mark.parametrize("status", RequestStatus.values)
def test_a_note_can_be_added_at_any_time(status, desk, by):
    request = make_request(status=status)

    note = add_note(request=request, text="Sister of Ben", by=by, now=NOON)

    kept = Note.objects.get()
    assert kept == note
    assert (kept.request, kept.at, kept.by, kept.text) == (request, NOON, desk, "Sister of Ben")
    assert history(request) == [(NOON, desk.pk, "noted", status, status, "")]


@pytest.mark.parametrize(("act", "model"), [("contact", ContactAttempt), ("note", Note)])
def test_only_staff_log_contacts_and_write_notes(act, model):
    request = make_request()
    calls = {
        "contact": lambda: log_contact(
            request=request,
            channel=Channel.CALL,
            outcome=ContactOutcome.SPOKE,
            note="",
            by=Actor.SYSTEM,
            now=NOON,
        ),
        "note": lambda: add_note(request=request, text="x", by=Actor.PATIENT, now=NOON),
    }

    with pytest.raises(ValueError, match=r"^only staff (log contacts|write notes)$"):
        calls[act]()

    assert not model.objects.exists()
    assert history(request) == []


def test_release_from_quarantine_starts_the_clock_and_acknowledges(desk, by):
    miami = make_location()
    request = send(location=miami, sending=build_sending(suspicions=["honeypot"]))
    released_at = NOON + DAY
    assert not OutboundMessage.objects.exists()

    release_request(request=request, by=by, now=released_at)

    request.refresh_from_db()
    assert (request.status, request.due_at) == ("new", released_at + 2 * HOUR)
    assert history(request)[-1] == (released_at, desk.pk, "released", "quarantined", "new", "")
    fields = ("request", "kind", "status", "created_at", "send_after")
    assert list(OutboundMessage.objects.values_list(*fields)) == [
        (request.pk, "request_received", "pending", released_at, released_at)
    ]


def test_release_without_an_email_address_owes_no_message(by):
    request = make_request(status=RequestStatus.QUARANTINED, email="")

    release_request(request=request, by=by, now=NOON)

    assert stored(request)["status"] == "new"
    assert not OutboundMessage.objects.exists()


def test_nobody_is_acknowledged_twice(by):
    request = send()

    close_request(request=request, reason=ClosedReason.SPAM, by=by, now=NOON)
    reopen_request(request=request, by=by, now=NOON)
    AppointmentRequest.objects.filter(pk=request.pk).update(status=RequestStatus.QUARANTINED)
    request.refresh_from_db()
    release_request(request=request, by=by, now=NOON + DAY)

    assert OutboundMessage.objects.count() == 1


def test_a_logged_try_answers_call_instead(by):
    request = make_request(undelivered_count=1)
    assert list(AppointmentRequest.objects.call_instead()) == [request]

    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.NO_ANSWER,
        note="",
        by=by,
        now=NOON,
    )

    assert list(AppointmentRequest.objects.call_instead()) == []
