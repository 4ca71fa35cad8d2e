"""Giving a time up, and taking the whole request back."""

from datetime import timedelta

import pytest
from django.test import Client

from appointments.actions.booking import mark_arrived
from appointments.actions.withdrawal import withdraw_request
from appointments.enums import ClosedReason, MessageKind, MessageStatus, RequestStatus, Verb
from appointments.models import Actor, OccupiedTick
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.calendar import MONDAY_9, book, make_resource, offer
from tests.appointments.factories import NOON, make_request, make_staff
from tests.appointments.manage.opened import (
    ask,
    done,
    follow,
    heading_of,
    path,
    said,
    state,
    text_of,
    token_of,
)

GIVEN_UP = ("cancelled", "patient")


def test_a_booked_time_is_cancelled_after_one_question(client: Client) -> None:
    booked = book(make_resource())
    request, token = booked.request, token_of(booked.request)

    question = client.get(path(token, "cancel/"))
    assert state(booked) == ("booked", "")
    page = follow(client, client.post(path(token, "cancel/"), {"reason": "time"}))

    request.refresh_from_db()
    event = request.events.get(verb=Verb.TIME_CANCELLED)
    assert "Monday, March 9, at 9:00 am It will be free for others." in text_of(question)
    assert state(booked) == GIVEN_UP
    assert OccupiedTick.objects.count() == 0
    assert (event.actor_kind, event.reason) == ("patient", "The time does not suit me")
    assert request.status == RequestStatus.IN_REVIEW
    assert heading_of(page) == "Cancelled: you have no time now"
    assert done(page) == "Your time is cancelled."
    assert request.messages.filter(kind=MessageKind.APPOINTMENT_CANCELLED).count() == 1


def test_no_reason_is_needed(client: Client) -> None:
    asked = ask()

    answer = client.post(path(token_of(asked.request), "cancel/"))

    assert answer.status_code == 303
    assert state(asked) == GIVEN_UP
    assert asked.request.events.get(verb=Verb.TIME_CANCELLED).reason == "The patient cancelled"


def test_a_reason_that_is_not_on_the_list_is_refused(client: Client) -> None:
    booked = book(make_resource())

    answer = client.post(path(token_of(booked.request), "cancel/"), {"reason": "my own words"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"reason": ["Choose a reason"]}
    assert state(booked) == ("booked", "")


def test_cancelled_twice_says_that_nothing_is_left(client: Client) -> None:
    booked = book(make_resource())
    token = token_of(booked.request)
    client.post(path(token, "cancel/"))

    again = client.post(path(token, "cancel/"))

    assert again.status_code == 409
    assert said(again) == "There is no time to cancel any more. This is how things stand now."
    assert heading_of(again) == "Cancelled: you have no time now"


def test_a_withdrawn_request_gives_its_times_up_and_is_told_nothing_more(client: Client) -> None:
    booked = book(make_resource())
    request, token = booked.request, token_of(booked.request)
    assert request.messages.filter(status=MessageStatus.PENDING).exists()

    question = client.get(path(token, "withdraw/"))
    page = follow(client, client.post(path(token, "withdraw/")))

    request.refresh_from_db()
    assert "Your time on Monday, March 9, at 9:00 am is given up with it." in text_of(question)
    assert (request.status, request.closed_reason, request.closed_by) == (
        RequestStatus.CLOSED,
        ClosedReason.WITHDRAWN,
        None,
    )
    assert state(booked) == ("cancelled", "request_closed")
    assert OccupiedTick.objects.count() == 0
    assert set(request.messages.values_list("status", flat=True)) == {MessageStatus.CANCELLED}
    assert heading_of(page) == "You have withdrawn this request"
    assert done(page) == "Your request is withdrawn."


def test_offers_are_given_up_with_the_request(client: Client) -> None:
    first, second = offer(make_resource())

    client.post(path(token_of(first.request), "withdraw/"))

    assert (state(first), state(second)) == (("cancelled", "request_closed"),) * 2


@pytest.mark.parametrize("method", ["get", "post"])
def test_withdrawn_twice_says_that_it_has_ended(client: Client, method: str) -> None:
    request = make_request()
    token = token_of(request)
    client.post(path(token, "withdraw/"))

    again = getattr(client, method)(path(token, "withdraw/"))

    assert again.status_code == 409
    assert said(again) == "This request has ended already. There is nothing to withdraw."


def test_nobody_withdraws_during_the_visit(client: Client, noon) -> None:
    booked = book(make_resource())
    mark_arrived(appointment=booked, by=Actor.staff(make_staff()), now=MONDAY_9)
    noon.move_to(MONDAY_9, tick=False)

    answer = client.post(path(token_of(booked.request), "withdraw/"))

    assert answer.status_code == 409
    assert said(answer) == "That is not possible any more. This is how things stand now."
    assert heading_of(answer) == "You are checked in"
    with pytest.raises(TransitionRefusedError, match="cannot be withdrawn during the visit"):
        withdraw_request(request=booked.request, by=Actor.PATIENT, now=MONDAY_9)


@pytest.mark.parametrize("step", ["cancel/", "withdraw/", "move/", "move/check/", "details/", "messages/"])
def test_only_reading_and_posting_are_known(client: Client, step: str) -> None:
    token = token_of(book(make_resource()).request)

    answers = [
        getattr(client, method)(path(token, step)).status_code for method in ("put", "patch", "delete")
    ]

    assert answers == [405, 405, 405]


def test_a_change_at_the_same_moment_is_told_and_not_overwritten(client: Client, monkeypatch) -> None:
    """Staff act between the reading of the request and the press."""
    from appointments.views.manage import private

    booked = book(make_resource())
    token, opened = token_of(booked.request), private.open_link

    def stale(asked: str):
        link = opened(asked)
        monkeypatch.setattr(private, "open_link", opened)
        type(booked.request).objects.filter(pk=booked.request.pk).update(version=booked.request.version + 1)
        return link

    monkeypatch.setattr(private, "open_link", stale)
    answer = client.post(path(token, "cancel/"))

    assert answer.status_code == 409
    assert said(answer) == "Something changed at the same moment. This is how things stand now."
    assert state(booked) == ("booked", "")
    assert client.post(path(token, "cancel/")).status_code == 303


def test_a_body_that_is_too_large_is_refused(client: Client) -> None:
    booked = book(make_resource())

    answer = client.post(path(token_of(booked.request), "cancel/"), {"reason": "x" * 20_000})

    assert (answer.status_code, answer["Referrer-Policy"]) == (413, "no-referrer")
    assert state(booked) == ("booked", "")


def test_withdrawal_is_held_to_the_notice_for_patients_alone() -> None:
    booked = book(make_resource())

    withdraw_request(request=booked.request, by=Actor.staff(make_staff()), now=MONDAY_9 - timedelta(hours=1))

    assert state(booked) == ("cancelled", "request_closed")
    assert booked.request.closed_at == MONDAY_9 - timedelta(hours=1)
    assert booked.request.closed_at > NOON
