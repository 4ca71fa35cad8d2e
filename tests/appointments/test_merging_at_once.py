"""Merging while others merge, withdraw or send, on committed rows."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from appointments.actions.merging import merge_requests, undo_merge
from appointments.actions.requests import send_request
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.withdrawal import withdraw_request
from appointments.models import Actor, AppointmentRequest, DuplicatePair
from appointments.queries.schedule import impossible_states
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.factories import NOON, build_answers, build_sending, make_location, make_staff, send
from tests.appointments.threads import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOON + timedelta(minutes=1)


def told(act: Callable[..., None], **named: object) -> str:
    """Return what somebody hears who presses, having read everything before the others did."""
    try:
        act(**named, now=LATER)
    except (ChangedMeanwhileError, TransitionRefusedError) as error:
        return type(error).__name__
    return "done"


def seen(*requests: AppointmentRequest) -> list[AppointmentRequest]:
    return [AppointmentRequest.objects.get(pk=request.pk) for request in requests]


def merge(gone: AppointmentRequest, kept: AppointmentRequest, by: Actor) -> Callable[[], str]:
    pair = DuplicatePair.objects.get()
    return partial(told, merge_requests, pair=pair, gone=gone, kept=kept, by=by)


def statuses(*requests: AppointmentRequest) -> list[tuple[str, int | None]]:
    return [(request.status, request.merged_into_id) for request in seen(*requests)]


@pytest.mark.parametrize("again", range(3))
def test_of_two_people_who_merge_in_opposite_ways_one_does_and_the_other_is_told(again: int):
    make_location()
    first, second = send(), send()
    sam, alex = (Actor.staff(make_staff()) for _ in range(2))
    ways = [merge(*seen(first, second), sam), merge(*seen(second, first), alex)]

    answers = all_at_once(*ways)

    assert sorted(answers) == ["ChangedMeanwhileError", "done"]
    ends = (
        [("closed", second.pk), ("new", None)]
        if answers[0] == "done"
        else [("new", None), ("closed", first.pk)]
    )
    assert statuses(first, second) == ends
    assert DuplicatePair.objects.get().state == "merged"
    assert list(impossible_states(now=LATER)) == []


@pytest.mark.parametrize("withdrawn", ["gone", "kept"])
def test_merged_while_the_patient_withdraws_one_of_the_two_is_first(withdrawn: str):
    make_location()
    gone, kept = send(), send()
    taken_back = gone if withdrawn == "gone" else kept
    withdraw = partial(told, withdraw_request, request=seen(taken_back)[0], by=Actor.PATIENT)

    answers = all_at_once(merge(*seen(gone, kept), Actor.staff(make_staff())), withdraw)

    assert sorted(answers) == ["ChangedMeanwhileError", "done"]
    ended = AppointmentRequest.objects.filter(status="closed").values_list("pk", "closed_reason")
    first_was = (gone.pk, "duplicate") if answers[0] == "done" else (taken_back.pk, "withdrawn")
    assert list(ended) == [first_was]
    assert list(impossible_states(now=LATER)) == []


def test_a_merge_undone_twice_at_once_is_undone_once():
    make_location()
    gone, kept = send(), send()
    by = Actor.staff(make_staff())
    assert merge(*seen(gone, kept), by)() == "done"
    pair = DuplicatePair.objects.get()
    undoings = []
    for _ in range(2):
        one, other = seen(gone, kept)
        undoings.append(partial(told, undo_merge, pair=pair, gone=one, kept=other, by=by))

    answers = all_at_once(*undoings)

    assert sorted(answers) == ["ChangedMeanwhileError", "done"]
    assert statuses(gone, kept) == [("new", None), ("new", None)]
    assert gone.events.filter(verb="unmerged").count() == 1


def test_two_forms_of_one_person_sent_at_the_same_moment_are_paired():
    place = make_location()
    sends = [
        partial(
            send_request,
            answers=build_answers(location=place),
            sending=build_sending(address=f"192.0.2.{number}"),
            by=Actor.PATIENT,
            now=NOON,
        )
        for number in range(2)
    ]

    first, second = sorted(all_at_once(*sends), key=lambda request: request.pk)

    assert list(DuplicatePair.objects.values_list("older", "newer")) == [(first.pk, second.pk)]
