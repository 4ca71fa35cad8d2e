"""A patient whom the clinic could not reach opens the request again by one press."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from appointments.actions.asking_again import ask_again
from appointments.actions.triage import ClosingRefusedError, close_request, log_contact
from appointments.enums import Channel, ClosedReason, ContactOutcome
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.appointments.manage.opened import done, follow, heading_of, path, said, token_of

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BUTTON = "I still want an appointment"


def try_and_close(request: AppointmentRequest, by: Actor, *, since: Any) -> None:
    """Try to reach somebody as often as the clinic does, and close the request."""
    for number, channel in enumerate([Channel.CALL, Channel.CALL, Channel.EMAIL]):
        outcome = ContactOutcome.NO_ANSWER
        at = since + number * DAY
        log_contact(request=request, channel=channel, outcome=outcome, note="", by=by, now=at)
    close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=since + 2 * DAY)


def unreachable(**changes: Any) -> AppointmentRequest:
    return make_request(**{"status": "closed", "closed_reason": "unreachable"} | changes)


def test_one_press_puts_the_request_on_the_queue_with_a_new_clock(client: Client) -> None:
    request = unreachable(
        location=make_location(),
        assigned_to=make_staff(),
        first_contact_at=NOON - DAY,
        undelivered_count=1,
        due_at=NOON - 3 * DAY,
    )
    token = token_of(request)
    assert BUTTON in client.get(path(token)).content.decode()

    page = follow(client, client.post(path(token, "again/")))

    stands = AppointmentRequest.objects.values_list(
        "status",
        "closed_reason",
        "closed_at",
        "assigned_to",
        "first_contact_at",
        "undelivered_count",
        "due_at",
    )
    assert list(stands) == [("new", "", None, None, None, 0, NOON + 2 * HOUR)]
    event = request.events.values_list("verb", "actor_kind", "from_status", "to_status")
    assert list(event) == [("asked_again", "patient", "closed", "new")]
    assert done(page) == "Thank you. Your request is open again, and we will contact you."
    assert heading_of(page) == "Requested: not booked yet"
    assert BUTTON not in page.content.decode()


def test_pressed_twice_it_is_opened_once(client: Client) -> None:
    request = unreachable()
    token = token_of(request)
    client.post(path(token, "again/"))

    again = client.post(path(token, "again/"))

    assert (again.status_code, said(again)) == (409, "Your request is open. This is how things stand now.")
    assert request.events.count() == 1


@pytest.mark.parametrize("reason", ["withdrawn", "completed", "not_suitable", "spam"])
def test_what_ended_for_another_reason_is_not_opened_by_a_press(client: Client, reason: str) -> None:
    request = make_request(status="closed", closed_reason=reason)
    token = token_of(request)

    shown, pressed = client.get(path(token)), client.post(path(token, "again/"))

    assert BUTTON not in shown.content.decode()
    assert pressed.status_code == 409
    assert said(pressed) == "This request cannot be opened again here. Please call us, or send a new one."
    request.refresh_from_db()
    assert request.status == "closed"


def test_opening_the_address_changes_nothing_and_a_stranger_finds_nothing(client: Client) -> None:
    request = unreachable()
    token = token_of(request)

    opened, stranger = client.get(path(token, "again/")), client.post(path("never-was", "again/"))

    assert (opened.status_code, opened["Location"]) == (302, path(token))
    assert client.put(path(token, "again/")).status_code == 405
    assert stranger.status_code == 404
    request.refresh_from_db()
    assert request.status == "closed"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"status": "closed", "closed_reason": "withdrawn"},
            "Only a request whose patient was not reached is opened again like this.",
        ),
        ({}, "“Asked again after closing” is not possible while the request is “New”."),
    ],
)
def test_the_action_itself_refuses_what_is_open_or_ended_otherwise(changes: dict, words: str) -> None:
    request = make_request(**changes)

    with pytest.raises(TransitionRefusedError) as refusal:
        ask_again(request=request, by=Actor.PATIENT, now=NOON)

    assert str(refusal.value) == words
    assert not request.events.exists()


def test_each_closing_is_told_and_needs_its_own_tries() -> None:
    by, request = Actor.staff(make_staff()), make_request(location=make_location())
    try_and_close(request, by, since=NOON)
    request.messages.update(status="sent", sent_at=NOON + 2 * DAY)
    ask_again(request=request, by=Actor.PATIENT, now=NOON + 3 * DAY)

    with pytest.raises(ClosingRefusedError, match=r"So far: 0, on 0, by 0\.$"):
        close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + 3 * DAY)
    try_and_close(request, by, since=NOON + 4 * DAY)

    told = request.messages.order_by("pk").values_list("kind", "status", "created_at")
    assert list(told) == [
        ("request_closed", "sent", NOON + 2 * DAY),
        ("request_closed", "pending", NOON + 6 * DAY),
    ]
