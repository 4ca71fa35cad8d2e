"""What a person types is shown as it was typed, everywhere, and is never part of a page, a header or a file.

Formulas in exports, texts with placeholders, and searches have tests beside what they test; these close the
gaps between. The rows are written past the forms, which would refuse most of it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from ical.calendar_stream import IcsCalendarStream

from appointments.actions.delivery import deliver_due
from appointments.actions.new_links import send_new_links
from appointments.emails import calendar_file
from appointments.models import Actor, AppointmentRequest, ContactAttempt, Note, OutboundMessage
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, make_location, make_request, make_staff
from tests.appointments.mail_sink import Sink, mailers, running

pytestmark = pytest.mark.django_db

QUEUE = "/staff/appointments/appointmentrequest/"
MARKUP = "\"'><img src=x onerror=alert(1)>{{7*7}}{% debug %}${7*7}<script>alert(1)</script>"
LINE = "Ana\r\nBcc: evil@mail.example\r\nX-Evil: yes"


@pytest.fixture
def desk(time_machine: Any) -> Client:
    time_machine.move_to(NOON, tick=False)
    return signed_in(make_staff(Role.FRONT_DESK, first_name=MARKUP[:30], last_name="Sample"))


def hostile() -> AppointmentRequest:
    """Return a request with markup in all that a patient and staff can write."""
    request = make_request(
        first_name=MARKUP, last_name=MARKUP, helper_name=MARKUP, helper_relation=MARKUP, comment=MARKUP,
        language_needs=MARKUP, for_whom="other",
    )  # fmt: skip
    staff = User.objects.get()
    Note.objects.create(request=request, at=NOON, by=staff, text=MARKUP)
    ContactAttempt.objects.create(
        request=request, at=NOON, by=staff, channel="call", outcome="no_answer", note=MARKUP
    )
    return request


PAGES: dict[str, Callable[[AppointmentRequest], str]] = {
    "queue": lambda request: QUEUE,
    "request": lambda request: f"{QUEUE}{request.pk}/change/",
    "write": lambda request: f"{QUEUE}{request.pk}/write/",
    "today": lambda request: f"{QUEUE}today/",
}


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_names_and_notes_is_text_on_staff_pages(desk: Client, page: str) -> None:
    request = hostile()

    answer = desk.get(PAGES[page](request), follow=True)

    html = answer.content.decode()
    assert answer.status_code in (200, 404)
    assert "<img src=x" not in html
    assert "<script>alert" not in html


def test_the_markup_was_there_to_be_seen(desk: Client) -> None:
    request = hostile()

    html = desk.get(f"{QUEUE}{request.pk}/change/", follow=True).content.decode()

    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}{% debug %}" in html


def test_lines_in_a_place_s_address_stay_one_value_in_the_calendar_file() -> None:
    street = "1 Ave\r\nATTENDEE:mailto:evil@mail.example\nEND:VEVENT\r\nBEGIN:VEVENT;x,y\\n"
    booked = book(make_resource(location=make_location(street=street, name=LINE)))

    file = calendar_file(booked).decode()

    (event,) = IcsCalendarStream.calendar_from_ics(file).events
    lines = file.split("\r\n")
    assert "ATTENDEE:mailto:evil@mail.example" in str(event.location)
    assert [line for line in lines if line.startswith(("ATTENDEE", "Bcc", "X-Evil"))] == []
    assert (lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT")) == (1, 1)
    assert "\n" not in "".join(lines)


def test_a_name_with_lines_adds_no_header_to_an_email(settings: Any, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    make_request(first_name=LINE, last_name=LINE)
    send_new_links(email="ada@mail.example", reference="", by=Actor.PATIENT, now=NOON)

    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_due(clock=lambda: NOON) == 1

    (message,) = sink.inbox
    assert message["To"] == "ada@mail.example"
    assert (message["Bcc"], message["X-Evil"]) == (None, None)


def test_an_address_with_lines_is_never_sent_to(settings: Any, time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)
    request = make_request()
    send_new_links(email="ada@mail.example", reference="", by=Actor.PATIENT, now=NOON)
    request.email = "ada@mail.example\r\nBcc: evil@mail.example"
    request.save()

    with running(Sink()) as sink:
        settings.MAILERS = mailers(sink.port)
        assert deliver_due(clock=lambda: NOON) == 0

    assert sink.inbox == []
    assert OutboundMessage.objects.get().error_class in {"ValueError", "BadHeaderError"}
