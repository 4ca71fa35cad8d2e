"""Purging while others purge, reopen or delete, on committed rows."""

from functools import partial

import pytest
from django.db import transaction

from appointments.actions.retention import delete_for_patient, purge, purge_request
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import reopen_request
from appointments.enums import AskedBy
from appointments.models import Actor, AppointmentRequest, Event
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.retention.whole import LONG_AFTER
from tests.appointments.threads import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def closed() -> AppointmentRequest:
    return make_request(status="closed", closed_reason="spam", closed_at=NOON)


def reopened(request: AppointmentRequest, by: Actor) -> str:
    try:
        reopen_request(request=request, by=by, now=LONG_AFTER)
    except (ChangedMeanwhileError, TransitionRefusedError):
        return "told"
    return "reopened"


def purged(request: AppointmentRequest) -> str:
    return "purged" if purge_request(pk=request.pk, by=Actor.SYSTEM, now=LONG_AFTER) else "left alone"


@pytest.mark.parametrize("again", range(3))
def test_of_a_purge_and_somebody_who_reopens_one_wins_and_the_other_sees_it(again: int) -> None:
    request, by = closed(), Actor.staff(make_staff())

    answers = all_at_once(partial(reopened, request, by), partial(purged, request))

    left = AppointmentRequest.objects.get()
    ends = {
        ("reopened", "left alone"): ("in_review", "Ada"),
        ("told", "purged"): ("closed", ""),
    }
    assert ends[tuple(answers)] == (left.status, left.first_name)


@pytest.mark.parametrize("again", range(3))
def test_two_purges_at_once_purge_once(again: int) -> None:
    requests = [closed() for _ in range(3)]
    everything = partial(purge, by=Actor.SYSTEM, now=LONG_AFTER)

    done = all_at_once(everything, everything)

    assert sum(one["spam"] for one in done) == 3
    assert Event.objects.filter(verb="purged").count() == len(requests)


def test_of_two_people_who_delete_one_does_and_the_other_is_told() -> None:
    request = closed()

    def delete(by: Actor, seen: AppointmentRequest) -> str:
        told = {"asked_by": AskedBy.PATIENT, "reason": "Letter"}
        try:
            delete_for_patient(request=seen, by=by, now=LONG_AFTER, **told)
        except ChangedMeanwhileError:
            return "told"
        return "deleted"

    people = [Actor.staff(make_staff()) for _ in range(2)]
    copies = [AppointmentRequest.objects.get(pk=request.pk) for _ in people]

    answers = all_at_once(*(partial(delete, *one) for one in zip(people, copies, strict=True)))

    assert sorted(answers) == ["deleted", "told"]
    assert Event.objects.filter(verb="purged").count() == 1


def test_a_purge_that_breaks_off_leaves_the_request_whole() -> None:
    request = closed()

    with transaction.atomic():
        purge_request(pk=request.pk, by=Actor.SYSTEM, now=LONG_AFTER)
        transaction.set_rollback(True)

    assert AppointmentRequest.objects.get().first_name == "Ada"
    assert purged(request) == "purged"
