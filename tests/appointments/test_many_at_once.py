"""The same thing from many sides at the same moment, on committed rows."""

from datetime import timedelta
from functools import partial

import pytest

from appointments.actions.limits import count_hit
from appointments.actions.requests import send_request
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import claim_request
from appointments.models import (
    Actor,
    AppointmentRequest,
    Consent,
    Event,
    OutboundMessage,
    RateCounter,
)
from clinic.models import User
from tests.appointments.factories import (
    NOON,
    build_answers,
    build_sending,
    make_location,
    make_request,
    make_staff,
)
from tests.appointments.threads import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_form_sent_twenty_times_at_once_is_one_request_with_one_message():
    answers, sending = build_answers(location=make_location()), build_sending()
    send = partial(send_request, answers=answers, sending=sending, by=Actor.PATIENT, now=NOON)

    results = all_at_once(*[send] * 20)

    request = AppointmentRequest.objects.get()
    assert [result.public_id for result in results] == [request.public_id] * 20
    assert request.status == "new"
    assert [model.objects.count() for model in (Event, Consent, OutboundMessage)] == [1, 1, 1]
    assert set(RateCounter.objects.values_list("hits", flat=True)) == {1}


def test_twelve_forms_of_one_address_at_once_are_all_kept_and_just_ten_pass_the_limit():
    sends = [
        partial(
            send_request,
            answers=build_answers(phone="", email=f"person{number}@mail.example"),
            sending=build_sending(address="192.0.2.7"),
            by=Actor.PATIENT,
            now=NOON,
        )
        for number in range(12)
    ]

    results = all_at_once(*sends)

    assert sorted(result.status for result in results) == ["new"] * 10 + ["quarantined"] * 2
    assert AppointmentRequest.objects.count() == 12
    assert OutboundMessage.objects.count() == 10


def test_forty_hits_at_once_are_counted_as_forty():
    hit = partial(count_hit, purpose="address", value="192.0.2.1", window=timedelta(hours=1), now=NOON)

    counts = all_at_once(*[hit] * 40)

    assert sorted(counts) == list(range(1, 41))


def test_of_two_people_who_claim_at_once_one_has_the_request_and_the_other_is_told():
    people = [make_staff(), make_staff()]
    request = make_request()
    both_saw_it = [(user, AppointmentRequest.objects.get(pk=request.pk)) for user in people]

    def claim(user: User, seen: AppointmentRequest) -> list[User | None] | None:
        """Return None for the winner, and for the other one who was quicker."""
        try:
            claim_request(request=seen, by=Actor.staff(user), now=NOON)
        except ChangedMeanwhileError as changed:
            return [event.actor for event in changed.events]
        return None

    told = all_at_once(*[partial(claim, user, seen) for user, seen in both_saw_it])

    request.refresh_from_db()
    winner = request.assigned_to
    assert told == [None if user == winner else [winner] for user in people]
    assert (winner in people, request.version) == (True, 2)
    assert [event.actor for event in Event.objects.all()] == [winner]
