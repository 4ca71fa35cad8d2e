"""Logging a call in one press, and putting the request aside until the next try."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.triage import add_note
from appointments.models import Actor, AppointmentRequest, ContactAttempt
from clinic.models import User
from tests.appointments.admin import pressing
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import text_of
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.signed_in import seen

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
# One in the afternoon in Miami, an hour from NOON.
ONE = datetime(2026, 3, 4, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def eleven(time_machine: Any) -> Any:
    time_machine.move_to(NOON - timedelta(hours=1), tick=False)
    return time_machine


def open_page(client: Client, request: AppointmentRequest, now: datetime = NOON) -> HttpResponse:
    """Open the page at NOON, an hour after the sign-in, by somebody who was there all the time."""
    return pressing.open_page(seen(client, at=now), request, now)


def press(client: Client, request: AppointmentRequest, code: str, **typed: Any) -> HttpResponse:
    return client.post(f"{QUEUE}{request.pk}/do/{code}/", {"version": request.version} | typed)


def errors(page: HttpResponse) -> list[str]:
    bound = [panel.form for panel in page.context["panels"] if panel.form.is_bound]
    return [link.message for form in bound for link in form.error_links]


@pytest.mark.parametrize("outcome", ["spoke", "left_message", "no_answer", "wrong_number"])
def test_each_outcome_of_a_call_is_one_press_and_makes_the_request_mine(
    desk: Client, front_desk: User, outcome: str
) -> None:
    request = make_request(location=make_location())
    html = text_of(open_page(desk, request))

    pressed = press(desk, request, "log", outcome=outcome, channel="call", note="")

    request.refresh_from_db()
    assert f'type="submit" name="outcome" value="{outcome}"' in html
    assert (pressed.status_code, request.assigned_to, request.status) == (302, front_desk, "in_review")
    attempts = ContactAttempt.objects.values_list("channel", "outcome", "note", "by")
    assert list(attempts) == [("call", outcome, "", front_desk.pk)]
    assert [event.verb for event in request.events.all()] == ["claimed", "call_logged"]


def test_the_call_is_what_was_tried_unless_another_way_is_chosen_and_a_note_goes_along(desk: Client) -> None:
    request = make_request()
    html = text_of(open_page(desk, request))

    press(desk, request, "log", outcome="sent", channel="text", note="Asked for a call")

    (checked,) = re.findall(r'name="channel" type="radio" value="(\w+)" checked', html)
    assert checked == "call"
    attempt = ContactAttempt.objects.get()
    assert (attempt.channel, attempt.outcome, attempt.note) == ("text", "sent", "Asked for a call")


def test_the_enter_key_logs_nothing(desk: Client) -> None:
    html = text_of(open_page(desk, make_request()))

    form = html[html.index('aria-labelledby="desk-log"') :]
    assert form.index('<button type="submit" disabled hidden>') < form.index('name="outcome"')


def test_whoever_wants_no_voicemail_is_said_beside_the_outcomes(desk: Client) -> None:
    shown = [
        "They want no message left." in text_of(open_page(desk, make_request(voicemail=voicemail)))
        for voicemail in ("no", "yes")
    ]

    assert shown == [True, False]


def test_a_colleague_was_faster_and_the_note_and_the_outcome_stay(desk: Client) -> None:
    seen = make_request()
    fresh = AppointmentRequest.objects.get(pk=seen.pk)
    add_note(request=fresh, text="x", by=Actor.staff(make_staff()), now=NOON)

    page = press(desk, seen, "log", outcome="no_answer", channel="call", note="Rang twice")

    html = text_of(page)
    assert (page.status_code, ContactAttempt.objects.count()) == (409, 0)
    assert "Rang twice" in html
    assert "You pressed “No answer”. Press it again if it still holds." in html


def test_a_note_of_ten_thousand_characters_is_refused_and_kept(desk: Client) -> None:
    request = make_request()
    long = "A long story. " * 715

    pages = [
        press(desk, request, "log", outcome="spoke", channel="call", note=long),
        press(desk, request, "note", text=long),
    ]

    told = f"Shorten a note to 2000 characters or fewer. You have {len(long.strip())}"
    assert len(long) > 10_000
    assert [page.status_code for page in pages] == [422, 422]
    assert [errors(page) for page in pages] == [[told], [told]]
    assert [long.strip() in page.content.decode() for page in pages] == [True, True]
    assert not request.events.exists()


def test_after_a_try_in_vain_one_press_puts_it_aside_until_the_next_try(
    desk: Client, front_desk: User, eleven: Any
) -> None:
    request = make_request(location=make_location())
    press(desk, request, "log", outcome="no_answer", channel="call")
    request.refresh_from_db()
    page = open_page(desk, request, NOON - timedelta(hours=1))
    proposed = page.context["what_now"].ahead.try_at

    pressed = press(desk, request, "next-try", wake_at=proposed.starts_at.isoformat())

    request.refresh_from_db()
    assert (proposed.starts_at, proposed.words) == (ONE, "this afternoon between 1 pm and 5 pm")
    assert (pressed.status_code, request.snoozed_until, request.snoozed_by) == (302, ONE, front_desk)
    page = open_page(desk, request, NOON)
    assert page.context["age"].words == "snoozed until 1 pm"
    assert "Put aside. It comes back when it is time to try again." in text_of(page)


def test_what_is_left_alone_stays_in_the_queue(desk: Client) -> None:
    request = make_request(location=make_location())

    press(desk, request, "log", outcome="no_answer", channel="call")

    request.refresh_from_db()
    assert request.snoozed_until is None


@pytest.mark.parametrize(
    ("wake_at", "words"),
    [
        ("", "This field is required."),
        ("soon", "Enter a valid date/time."),
        ("2026-03-04T10:00:00+00:00", "That time has come already: the request stays in the queue."),
        ("2027-03-04T18:00:00+00:00", "Choose a time until Sun, May 3."),
        ("\x00", "Enter a valid date/time."),
    ],
)
def test_a_next_try_that_cannot_be_is_said_and_changes_nothing(
    desk: Client, wake_at: str, words: str
) -> None:
    request = make_request(location=make_location())

    page = press(desk, request, "next-try", wake_at=wake_at)

    request.refresh_from_db()
    assert (page.status_code, errors(page), request.snoozed_until) == (422, [words], None)


def test_the_next_try_is_pressed_and_not_opened_and_not_by_strangers(client: Client, desk: Client) -> None:
    request = make_request()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))
    typed = {"wake_at": ONE.isoformat()}

    opened = desk.get(f"{QUEUE}{request.pk}/do/next-try/")
    answers = [press(one, request, "next-try", **typed) for one in (client, signed_in(reader))]

    request.refresh_from_db()
    assert [answer.status_code for answer in (opened, *answers)] == [405, 302, 403]
    assert request.snoozed_until is None
