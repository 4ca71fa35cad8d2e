"""The one place that assigns a status: compare-and-swap, with a line in the history."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from appointments.actions.delivery import deliver_due
from appointments.actions.transitions import ChangedMeanwhileError, move, touch
from appointments.actions.triage import add_note, claim_request, unclaim_request
from appointments.enums import RequestStatus, Verb
from appointments.models import Actor, AppointmentRequest, Event
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.factories import NOON, make_message, make_request, make_staff

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)
LATEST = NOON + timedelta(minutes=2)


def history(request: AppointmentRequest) -> list[tuple]:
    fields = ("at", "actor_kind", "actor", "verb", "from_status", "to_status", "reason")
    return list(request.events.values_list(*fields))


def stored(request: AppointmentRequest) -> tuple[str, int, int | None]:
    return AppointmentRequest.objects.values_list("status", "version", "assigned_to").get(pk=request.pk)


def seen_by_another(request: AppointmentRequest) -> AppointmentRequest:
    return AppointmentRequest.objects.get(pk=request.pk)


def test_a_step_changes_status_and_version_and_says_who_from_and_to():
    desk = make_staff()
    request = make_request()

    move(
        request=request,
        verb=Verb.CLAIMED,
        by=Actor.staff(desk),
        now=NOON,
        reason="First in line",
        assigned_to=desk,
        assigned_at=NOON,
    )

    assert stored(request) == ("in_review", 2, desk.pk)
    assert (request.status, request.version, request.assigned_to) == ("in_review", 2, desk)
    assert history(request) == [
        (NOON, "staff", desk.pk, "claimed", "new", "in_review", "First in line"),
    ]


@pytest.mark.parametrize(("by", "kind"), [(Actor.SYSTEM, "system"), (Actor.PATIENT, "patient")])
def test_a_step_by_nobody_on_the_staff_names_the_kind_of_actor_alone(by, kind):
    request = make_request(status=RequestStatus.QUARANTINED)

    move(request=request, verb=Verb.RELEASED, by=by, now=NOON)

    assert history(request) == [(NOON, kind, None, "released", "quarantined", "new", "")]


def test_work_that_moves_nothing_still_raises_the_version_and_is_recorded():
    desk = make_staff()
    request = make_request(status=RequestStatus.WAITING_PATIENT)

    touch(request=request, verb=Verb.NOTED, by=Actor.staff(desk), now=NOON)

    assert stored(request) == ("waiting_patient", 2, None)
    assert history(request) == [(NOON, "staff", desk.pk, "noted", "waiting_patient", "waiting_patient", "")]


def test_a_step_that_the_table_does_not_know_is_refused_and_writes_nothing():
    request = make_request(status=RequestStatus.SCHEDULED)

    with pytest.raises(TransitionRefusedError) as refusal:
        move(request=request, verb=Verb.CLAIMED, by=Actor.staff(make_staff()), now=NOON)

    assert str(refusal.value) == "“Claimed” is not possible while the request is “Scheduled”."
    assert stored(request) == ("scheduled", 1, None)
    assert history(request) == []


@pytest.mark.parametrize("step", [move, touch])
def test_a_step_on_an_old_version_writes_nothing_and_says_what_happened(step):
    first, second = make_staff(), make_staff()
    request = make_request()
    old = seen_by_another(request)
    claim_request(request=request, by=Actor.staff(first), now=NOON)

    with pytest.raises(ChangedMeanwhileError) as changed:
        step(request=old, verb=Verb.CLAIMED, by=Actor.staff(second), now=LATER, assigned_to=second)

    assert str(changed.value) == "Somebody changed this request first."
    assert [(event.verb, event.actor) for event in changed.value.events] == [("claimed", first)]
    assert stored(request) == ("in_review", 2, first.pk)
    assert len(history(request)) == 1


def test_all_that_happened_since_the_old_version_is_told_newest_first():
    desk = make_staff()
    request = make_request()
    claim_request(request=request, by=Actor.staff(desk), now=NOON)
    old = seen_by_another(request)
    add_note(request=request, text="Called twice", by=Actor.staff(desk), now=LATER)
    unclaim_request(request=request, by=Actor.staff(desk), now=LATEST)

    with pytest.raises(ChangedMeanwhileError) as changed:
        unclaim_request(request=old, by=Actor.staff(desk), now=LATEST)

    assert [event.verb for event in changed.value.events] == ["unclaimed", "noted"]


def test_an_undelivered_message_does_not_hide_what_a_colleague_did(settings):
    settings.MAILERS = {"default": {"BACKEND": "tests.appointments.no_mail.NoMail"}}
    first, second = make_staff(), make_staff()
    request = make_request()
    old = seen_by_another(request)
    claim_request(request=request, by=Actor.staff(first), now=NOON)
    make_message(request, attempts=5)
    deliver_due(clock=lambda: LATER)

    with pytest.raises(ChangedMeanwhileError) as changed:
        claim_request(request=old, by=Actor.staff(second), now=LATEST)

    assert [event[3] for event in history(request)] == ["claimed", "message_failed"]
    assert [event.verb for event in changed.value.events] == ["claimed"]


def test_a_status_that_changed_under_the_same_version_is_refused_too():
    request = make_request(status=RequestStatus.IN_REVIEW)
    AppointmentRequest.objects.filter(pk=request.pk).update(status=RequestStatus.SCHEDULED)

    with pytest.raises(ChangedMeanwhileError):
        unclaim_request(request=request, by=Actor.staff(make_staff()), now=NOON)

    assert stored(request) == ("scheduled", 1, None)
    assert history(request) == []


def test_a_step_whose_event_cannot_be_written_is_taken_back(monkeypatch):
    request = make_request()

    def fail(**kwargs):
        raise RuntimeError("no more disk")

    monkeypatch.setattr(Event.objects, "create", fail)

    with pytest.raises(RuntimeError, match="no more disk"):
        claim_request(request=request, by=Actor.staff(make_staff()), now=NOON)

    assert stored(request) == ("new", 1, None)


CLOSED_WELL = {"status": "closed", "closed_reason": "completed", "closed_at": NOON}


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("request_closed_has_reason_and_time", CLOSED_WELL | {"closed_reason": ""}),
        ("request_closed_has_reason_and_time", CLOSED_WELL | {"closed_at": None}),
        ("request_closed_has_reason_and_time", {"status": "new", "closed_reason": "spam"}),
        ("request_closed_has_reason_and_time", {"status": "new", "closed_at": NOON}),
        ("request_closed_has_reason_and_time", {"status": "new", "closed_by": "desk"}),
        ("request_assignee_has_time", {"assigned_to": "desk"}),
        ("request_assignee_has_time", {"assigned_at": NOON}),
        ("request_status_is_known", {"status": "lost"}),
    ],
)
def test_the_database_refuses_values_that_do_not_belong_together(constraint, values):
    request = make_request()
    desk = make_staff()
    values = {name: desk if value == "desk" else value for name, value in values.items()}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        AppointmentRequest.objects.filter(pk=request.pk).update(**values)


def test_the_database_takes_a_closed_request_with_all_that_belongs_to_it():
    request = make_request()

    AppointmentRequest.objects.filter(pk=request.pk).update(**CLOSED_WELL, closed_by=make_staff())

    assert stored(request)[0] == "closed"
