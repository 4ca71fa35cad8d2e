"""A request with a long history: its page stays cheap, and the words of each message are a press away."""

from datetime import timedelta
from itertools import cycle, islice
from typing import Any

import pytest
from django.test import Client

from appointments.enums import MessageKind, MessageStatus, RequestKind
from appointments.models import (
    AccessEvent,
    AppointmentRequest,
    ContactAttempt,
    Event,
    Note,
    OutboundMessage,
)
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.admin.test_screening_summary import make_consultation
from tests.appointments.factories import NOON, make_location, make_message, make_request, make_staff

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
EACH = 40


def make_history(request: AppointmentRequest, by: User) -> None:
    """Give a request 40 events, 40 tries, 40 notes, 40 messages in every state, and 40 looks."""
    moments = [NOON + timedelta(minutes=number) for number in range(EACH)]
    staff = {"actor_kind": "staff", "actor": by, "from_status": "new", "to_status": "new"}
    told = {"request": request, "by": by}
    Event.objects.bulk_create(Event(request=request, at=at, verb="noted", **staff) for at in moments)
    ContactAttempt.objects.bulk_create(
        ContactAttempt(at=at, channel="call", outcome="no_answer", **told) for at in moments
    )
    Note.objects.bulk_create(Note(at=at, text="Asked again", **told) for at in moments)
    # Two people in turn: what one of them opens again and again stands in one line.
    people = cycle([by, make_staff()])
    AccessEvent.objects.bulk_create(
        AccessEvent(request=request, user=user, at=at, kind="view", privacy_class="contact")
        for at, user in zip(moments, people, strict=False)
    )
    OutboundMessage.objects.bulk_create(_messages(request, moments))


def _messages(request: AppointmentRequest, moments: list[Any]) -> list[OutboundMessage]:
    kinds = [MessageKind.REQUEST_RECEIVED, MessageKind.NEW_LINK, MessageKind.STAFF_REPLY]
    states = islice(cycle(MessageStatus), EACH)
    return [
        OutboundMessage(
            request=request,
            kind=kinds[number % 3],
            language="en",
            status=status,
            dedupe_key=f"{number}",
            created_at=at,
            send_after=at,
            sent_at=at if status == MessageStatus.SENT else None,
            subject="Please call",
            body="Hello {first_name}",
        )
        for number, (at, status) in enumerate(zip(moments, states, strict=True))
    ]


@pytest.mark.parametrize("has_place", [True, False])
@pytest.mark.parametrize("kind", RequestKind.values)
def test_a_page_with_two_hundred_entries_costs_at_most_twenty_queries(
    kind: str, has_place: bool, django_assert_max_num_queries: Any
) -> None:
    clinician = make_staff(Role.CLINICIAN)
    request = make_consultation() if kind == RequestKind.CONSULTATION else make_request()
    request.location = make_location() if has_place else None
    request.save()
    make_history(request, clinician)
    client = signed_in(clinician)
    open_page(client, request)

    with django_assert_max_num_queries(20):
        page = open_page(client, request)

    assert len(page.context["timeline"]) >= 5 * EACH
    assert [bool(rendered) for _, rendered in page.context["waiting_messages"]] == [True] + [False] * 23


def test_the_next_to_leave_shows_its_words_and_each_other_has_a_page_for_them(desk: Client) -> None:
    request = make_request()
    later = make_message(request, send_after=NOON + timedelta(hours=1))
    failed = make_message(request, dedupe_key="failed", status="failed", kind="new_link")
    make_message(
        request, dedupe_key="next", kind="staff_reply", subject="Please call", body="Hello {first_name}"
    )

    page = open_page(desk, request)
    opened = desk.get(f"{QUEUE}{request.pk}/messages/{later.pk}/")

    shown = [(message.dedupe_key, bool(words)) for message, words in page.context["waiting_messages"]]
    assert shown == [("next", True), (later.dedupe_key, False), ("failed", False)]
    assert "Hello Ada" in text_of(page)
    html = text_of(page)
    assert [f"/{request.pk}/messages/{one.pk}/" in html for one in (later, failed)] == [True, True]
    assert f"We have your request ({request.reference})" in text_of(opened)


def test_the_words_of_a_sent_message_are_those_that_were_sent(desk: Client) -> None:
    message = make_message(status="sent", sent_at=NOON, subject="As it was", body="Word for word")

    html = text_of(desk.get(f"{QUEUE}{message.request_id}/messages/{message.pk}/"))

    assert ("As it was" in html, "Word for word" in html) == (True, True)


def test_reading_a_message_is_recorded_and_is_no_strangers_business(
    client: Client, desk: Client, front_desk: User
) -> None:
    message, other = make_message(), make_message(dedupe_key="other")
    path = f"{QUEUE}{message.request_id}/messages/{{}}/"

    answers = [
        desk.get(path.format(message.pk)),
        desk.get(path.format(other.pk)),
        desk.post(path.format(message.pk)),
        client.get(path.format(message.pk)),
        signed_in(make_staff(Role.MARKETING)).get(path.format(message.pk)),
    ]

    assert [answer.status_code for answer in answers] == [200, 404, 405, 302, 302]
    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "view", "contact", message.request_id)]
