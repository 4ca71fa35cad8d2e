"""Which requests are kept as possible duplicates, and when they stop being so."""

from datetime import date, timedelta
from typing import Any

import pytest

from appointments.actions.details import ContactDetails, correct_details
from appointments.actions.duplicates import suggest_duplicates
from appointments.actions.twins import ask_once_more, tell_apart
from appointments.enums import Voicemail
from appointments.models import Actor, AppointmentRequest, DuplicatePair
from appointments.queries import queue_counts
from appointments.queries.duplicates import may_be_twice, twins_of
from appointments.rules.transitions import TransitionRefusedError
from clinic.models import User
from tests.appointments.factories import NOON, make_request, send

pytestmark = pytest.mark.django_db
BORN = date(1958, 4, 27)
ELSEWHERE = {"phone": "+13055550188", "email": "other@mail.example"}


def pairs() -> list[tuple]:
    return list(DuplicatePair.objects.order_by("pk").values_list("older", "newer", "reasons", "state"))


def correct(request: AppointmentRequest, **changes: Any) -> None:
    usual = {"phone": request.phone, "email": request.email, "voicemail": Voicemail.NO}
    details = ContactDetails(**(usual | {"contact_channels": ["call"]} | changes))
    correct_details(request=request, details=details, by=Actor.PATIENT, now=NOON)


def in_queue() -> list[AppointmentRequest]:
    return list(AppointmentRequest.objects.open().filter(may_be_twice()).order_by("pk"))


def test_somebody_who_asks_twice_is_paired_with_the_reasons():
    first, second = send(), send(email="new@mail.example")

    assert pairs() == [(first.pk, second.pk, ["phone", "name"], "suggested")]
    assert in_queue() == [first, second]


def test_the_same_name_and_birth_date_are_found_whatever_the_phone_and_the_email_are():
    first = send(date_of_birth=BORN)
    second = send(first_name="ADA", last_name="sample", date_of_birth=BORN, **ELSEWHERE)
    send(date_of_birth=date(1990, 1, 2), **ELSEWHERE | {"phone": "+13055550199", "email": "c@mail.example"})

    assert pairs() == [(first.pk, second.pk, ["name", "birth_date"], "suggested")]


def test_a_family_that_shares_an_email_address_and_a_phone_is_not_paired():
    send(first_name="Ada"), send(first_name="Ben"), send(first_name="Ada", last_name="Lovelace")

    assert pairs() == []


def test_a_request_is_compared_with_what_ended_within_ninety_days_and_was_somebodys():
    ended = {"status": "closed", "closed_reason": "completed"}
    recent = make_request(**ended, closed_at=NOON - timedelta(days=90))
    make_request(**ended, closed_at=NOON - timedelta(days=90, seconds=1))
    make_request(**ended | {"closed_reason": "spam"}, closed_at=NOON)
    make_request(status="draft")

    request = send()

    assert pairs() == [(recent.pk, request.pk, ["phone", "email", "name"], "suggested")]


def test_the_queue_holds_open_pairs_alone_and_the_page_tells_of_closed_ones_too(desk: User):
    closed = make_request(status="closed", closed_at=NOON)
    request = send()

    assert (in_queue(), queue_counts(desk, now=NOON)["duplicates"]) == ([], 0)
    assert [other for _, other in twins_of(request, now=NOON).suggested] == [closed]
    assert twins_of(request, now=NOON + timedelta(days=91)).suggested == []


def test_the_queue_follows_when_one_of_the_two_is_closed_and_opened(desk: User):
    first, second = send(), send()
    rows = AppointmentRequest.objects.filter(pk=first.pk)
    counts = [queue_counts(desk, now=NOON)["duplicates"]]

    rows.update(status="closed", closed_reason="completed", closed_at=NOON)
    counts.append(queue_counts(desk, now=NOON)["duplicates"])
    rows.update(status="scheduled", closed_reason="", closed_at=None)
    counts.append(queue_counts(desk, now=NOON)["duplicates"])

    assert counts == [2, 0, 1]
    assert in_queue() == [second]


def test_a_correction_finds_and_forgets():
    first, second = send(), send(**ELSEWHERE)
    found = [pairs()]

    correct(second, phone=first.phone)
    found.append(pairs())
    correct(second, email=first.email)
    found.append(pairs())
    correct(second, **ELSEWHERE)
    found.append(pairs())

    both = (first.pk, second.pk)
    assert found == [
        [],
        [(*both, ["phone", "name"], "suggested")],
        [(*both, ["phone", "email", "name"], "suggested")],
        [],
    ]


def test_told_apart_they_are_never_suggested_again_until_that_is_taken_back(by: Actor):
    first, second = send(), send()
    pair = DuplicatePair.objects.get()

    tell_apart(pair=pair, one=first, other=second, by=by, now=NOON)
    correct(second, email="new@mail.example")
    suggest_duplicates(request=first, now=NOON)

    assert (pairs()[0][3], len(pairs()), in_queue()) == ("apart", 1, [])
    ask_once_more(pair=pair, one=first, other=second, by=by, now=NOON)
    assert (pairs()[0][3], in_queue()) == ("suggested", [first, second])
    told = [
        ("told_apart", by.user.pk, second.reference),
        ("maybe_same", by.user.pk, second.reference),
    ]
    decided = first.events.exclude(verb="sent").values_list("verb", "actor", "reason")
    assert list(decided) == told


def test_what_somebody_decided_already_is_not_decided_twice(by: Actor):
    first, second = send(), send()
    pair = DuplicatePair.objects.get()
    tell_apart(pair=pair, one=first, other=second, by=by, now=NOON)

    with pytest.raises(TransitionRefusedError) as refused:
        tell_apart(pair=pair, one=first, other=second, by=by, now=NOON)

    assert str(refused.value) == "Somebody decided about these two already. This is how they stand now."
    assert first.events.filter(verb="told_apart").count() == 1


def test_a_crowd_with_one_number_is_compared_up_to_a_limit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("appointments.queries.duplicates.MOST_COMPARED", 2)
    for _ in range(3):
        make_request()

    request = send()

    assert DuplicatePair.objects.filter(newer=request).count() == 2
