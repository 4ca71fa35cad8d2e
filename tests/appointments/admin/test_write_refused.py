"""Emails that cannot be written: why not is said, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from appointments.actions.messages import stop_messages
from appointments.actions.triage import add_note
from appointments.actions.withdrawal import withdraw_request
from appointments.models import Actor, AppointmentRequest, OutboundMessage
from tests.appointments.admin.pressing import text_of
from tests.appointments.admin.writing import STOPPED, WORDS, errors, filled, post, url_of
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any, settings: Any) -> Any:
    settings.MESSAGE_DELAY_SECONDS = 120
    time_machine.move_to(NOON, tick=False)
    return time_machine


@pytest.mark.parametrize("step", ["preview", "send"])
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"subject": ""}, "Enter the subject"),
        ({"subject": "x" * 121}, "Shorten the subject to 120 characters or fewer. You have 121"),
        ({"subject": "Your ketamine"}, "Take “ketamine” out: a subject can be read on a locked phone."),
        ({"subject": "For Ada"}, "Take “Ada” out: a subject holds no name."),
        ({"body": ""}, "Enter the text"),
        ({"body": "x" * 10_000}, "Shorten the text to 2000 characters or fewer. You have 10000"),
        (
            {"body": "Dear {"},
            "A brace stands alone. A placeholder looks like {reference}: one word in braces.",
        ),
        ({"language": "fr"}, "Choose the language"),
        ({"version": "x"}, "Enter a whole number."),
    ],
)
def test_what_no_email_may_be_is_said_and_everything_typed_stays(
    desk: Client, step: str, typed: dict, words: str
) -> None:
    request = make_request()

    page = post(desk, request, step=step, **typed)

    assert (page.status_code, errors(page)) == (422, [words])
    assert filled(page) == {name: text for name, text in (WORDS | typed).items() if name != "version"}
    assert OutboundMessage.objects.count() == 0


def test_an_unknown_placeholder_is_refused_with_those_that_are_known(desk: Client) -> None:
    page = post(desk, make_request(), step="preview", body="Hello {last_name}")

    (words,) = errors(page)
    assert words.startswith("{last_name} cannot be used here. What can: {first_name}, {reference},")
    assert filled(page)["body"] == "Hello {last_name}"


def test_a_line_break_in_a_subject_is_a_blank(desk: Client) -> None:
    request = make_request()

    post(desk, request, step="send", subject="One\r\nBcc: evil@mail.example")

    assert OutboundMessage.objects.get().subject == "One Bcc: evil@mail.example"


@pytest.mark.parametrize("step", ["preview", "send"])
def test_messages_that_were_stopped_meanwhile_are_respected_and_the_words_stay(
    desk: Client, step: str
) -> None:
    request = make_request()
    post(desk, request, step="preview")
    stop_messages(request=AppointmentRequest.objects.get(), by=Actor.PATIENT, now=NOON)

    page = post(desk, request, step=step)

    assert (page.status_code, errors(page), filled(page)) == (422, [STOPPED], WORDS)
    assert OutboundMessage.objects.count() == 0


def test_a_patient_who_withdrew_meanwhile_is_not_written_to(desk: Client) -> None:
    request = make_request()
    post(desk, request, step="preview")
    withdraw_request(request=AppointmentRequest.objects.get(), by=Actor.PATIENT, now=NOON)

    page = post(desk, request, step="send")

    words = "The patient withdrew this request, so nothing more is sent about it."
    assert (page.status_code, errors(page), filled(page)) == (422, [words], WORDS)
    assert OutboundMessage.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": ""}, "There is no email address on this request. Please call instead."),
        ({"messages_stopped_at": NOON}, STOPPED),
        ({"status": "quarantined"}, "No email is written while a request is “Quarantine”."),
    ],
)
def test_where_nobody_can_be_written_to_the_page_says_why_and_has_no_form(
    desk: Client, changes: dict, words: str
) -> None:
    html = text_of(desk.get(url_of(make_request(**changes))))

    assert (words in html, 'name="body"' in html) == (True, False)


@pytest.mark.parametrize("step", ["preview", "send"])
def test_somebody_was_faster_and_what_was_typed_stays_for_another_press(desk: Client, step: str) -> None:
    seen = make_request()
    other = make_staff(first_name="Casey", last_name="Sample")
    fresh = AppointmentRequest.objects.get()
    add_note(request=fresh, text="x", by=Actor.staff(other), now=NOON)

    page = post(desk, seen, step=step)
    again = post(desk, fresh, step="send")

    html = text_of(page)
    assert (page.status_code, again.status_code) == (409, 302)
    assert "Note added by Casey Sample" in html
    assert filled(page) == WORDS
    assert f'name="version" value="{fresh.version}"' in html


def test_send_pressed_twice_sends_one(desk: Client) -> None:
    request = make_request()

    answers = [post(desk, request, step="send") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert OutboundMessage.objects.count() == 1
