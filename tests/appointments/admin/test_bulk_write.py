"""One of the clinic's own emails to many patients at once."""

from typing import Any

import pytest
from django.test import Client

from appointments.actions.messages import stop_messages
from appointments.enums import MessageKind
from appointments.models import Actor, AppointmentRequest, CannedReply, OutboundMessage
from tests.appointments.admin.bulk import confirm, outlook, preview, said, skipped, text_of
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> None:
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def reply(db: None) -> CannedReply:
    return CannedReply.objects.create(
        title="Storm", language="en", subject="We close early", body="We close at noon tomorrow.\n\nCall us."
    )


def written_to(request: AppointmentRequest) -> list[tuple[str, str, str]]:
    found = OutboundMessage.objects.filter(request=request, kind=MessageKind.STAFF_REPLY)
    return [(one.language, one.subject, one.body) for one in found]


def test_preview_shows_the_words_and_who_gets_them_and_sends_nothing(
    desk: Client, reply: CannedReply
) -> None:
    plain = make_request(first_name="Plain", email="plain@mail.example")
    spanish = make_request(first_name="Spanish", email="es@mail.example", language="es")
    nowhere = make_request(first_name="Nowhere", email="")

    page = preview(desk, "write", plain, spanish, nowhere, reply=reply.pk)

    assert outlook(page) == {
        "Plain": "gets this email.",
        "Spanish": "gets this email in English, but asked for Español (Spanish).",
        "Nowhere": ("stays as it is: There is no email address on this request. Please call instead."),
    }
    assert "We close at noon tomorrow." in text_of(page)
    assert written_to(plain) == []


def test_confirming_owes_each_the_email_and_writes_it_down(desk: Client, reply: CannedReply) -> None:
    one, other = make_request(email="a@mail.example"), make_request(email="b@mail.example")

    done = confirm(desk, "write", one, other, reply=reply.pk)

    assert said(done) == ["2 written to."]
    words = ("en", "We close early", "We close at noon tomorrow.\n\nCall us.")
    assert [written_to(one), written_to(other)] == [[words], [words]]
    assert one.events.values_list("verb", flat=True).last() == "written"


def test_who_stopped_messages_after_the_preview_gets_none(desk: Client, reply: CannedReply) -> None:
    request = make_request(first_name="Quiet", email="quiet@mail.example")
    preview(desk, "write", request, reply=reply.pk)
    stop_messages(request=request, by=Actor.PATIENT, now=NOON)

    done = confirm(desk, "write", request, reply=reply.pk)

    assert skipped(done) == {
        "Quiet": (
            "stays as it is: The patient wants no more messages about this request. Please call instead."
        )
    }
    assert written_to(request) == []


@pytest.mark.parametrize("chosen", ["", "999999", "x"])
def test_an_email_that_is_not_offered_is_asked_for_again(
    desk: Client, reply: CannedReply, chosen: str
) -> None:
    request = make_request(email="a@mail.example")

    page = preview(desk, "write", request, reply=chosen)

    assert page.status_code == 422
    assert [link.message for link in page.context["form"].error_links] == ["Choose an email"]


def test_one_that_is_switched_off_is_not_offered(desk: Client, reply: CannedReply) -> None:
    CannedReply.objects.filter(pk=reply.pk).update(is_offered=False)

    assert preview(desk, "write", make_request(), reply=reply.pk).status_code == 422
