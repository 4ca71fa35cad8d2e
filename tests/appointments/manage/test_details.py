"""Correcting contact details, and stopping messages."""

import pytest
from django.test import Client

from appointments.actions.details import ContactDetails, correct_details
from appointments.enums import MessageStatus, RequestStatus, Verb, Voicemail
from appointments.models import Actor, AppointmentRequest, Event
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, make_message, make_request
from tests.appointments.manage.opened import done, follow, heading_of, path, said, text_of, token_of

NEW = {
    "phone": "(786) 555-0142",
    "email": "new@mail.example",
    "contact_channels": ["email"],
    "voicemail": "yes",
}


def correct(client: Client, request: AppointmentRequest, **changes: object):
    told = {name: value for name, value in (NEW | changes).items() if value is not None}
    return client.post(path(token_of(request), "details/"), told)


def test_details_are_corrected_with_what_they_are_found_by(client: Client) -> None:
    request = make_request()

    page = follow(client, correct(client, request))

    found = AppointmentRequest.objects.get(email_hash__matches="NEW@mail.example")
    assert found == AppointmentRequest.objects.get(phone_hash__matches="+17865550142") == request
    assert (found.phone, found.email, found.contact_channels, found.voicemail) == (
        "+17865550142",
        "new@mail.example",
        ["email"],
        Voicemail.YES,
    )
    assert not AppointmentRequest.objects.filter(email_hash__matches="ada@mail.example").exists()
    assert done(page) == "Thank you. Your contact details are saved."


def test_the_history_tells_that_and_never_what(client: Client) -> None:
    request = make_request()

    correct(client, request)

    event = Event.objects.get(request=request, verb=Verb.DETAILS_CORRECTED)
    assert (event.actor_kind, event.from_status, event.to_status, event.reason) == (
        "patient",
        "new",
        "new",
        "",
    )


def test_the_form_starts_with_what_is_known(client: Client) -> None:
    page = client.get(path(token_of(make_request()), "details/"))

    html = page.content.decode()
    assert heading_of(page) == "How we reach you"
    assert 'value="(305) 555-0123"' in html
    assert 'value="ada@mail.example"' in html
    assert "no-store" in page["Cache-Control"]


def test_nothing_new_is_no_event(client: Client) -> None:
    request = make_request(voicemail=Voicemail.NO)
    same = {"phone": "305-555-0123", "email": "ada@mail.example", "contact_channels": ["call", "email"]}

    correct(client, request, voicemail="no", **same)

    request.refresh_from_db()
    assert request.version == 1
    assert Event.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        (
            {"phone": "", "email": ""},
            {"phone": ["Enter a phone number or an email address, so that we can reach you"]},
        ),
        ({"phone": "12"}, {"phone": ["Enter a phone number with area code, like (305) 555-0123"]}),
        ({"email": "x\x00@y"}, None),
        (
            {"contact_channels": ["text"]},
            {"text_opt_in": ["Tick the box to get text messages, or choose another way to reach you"]},
        ),
        ({"voicemail": "maybe"}, {"voicemail": ["Choose whether we may leave a message"]}),
    ],
)
def test_bad_details_are_asked_for_again_and_kept_in_the_form(client: Client, changes: dict, errors) -> None:
    request = make_request()

    page = correct(client, request, **changes)

    request.refresh_from_db()
    assert page.status_code == 422
    assert errors is None or page.context["form"].errors == errors
    assert page.context["form"].errors
    assert (request.email, request.version) == ("ada@mail.example", 1)


def test_text_messages_need_their_own_consent_and_keep_it(client: Client) -> None:
    request = make_request()

    for voicemail in ("yes", "no"):
        correct(client, request, contact_channels=["text"], text_opt_in="on", voicemail=voicemail)

    request.refresh_from_db()
    assert request.contact_channels == ["text"]
    assert [consent.document.kind for consent in request.consents.all()] == ["text_messages"]
    details = ContactDetails("+13055550123", "", ["text"], Voicemail.NO)
    with pytest.raises(ValueError, match="text messages need their own consent"):
        correct_details(request=make_request(), details=details, by=Actor.PATIENT, now=NOON)


def test_a_likely_typo_is_asked_about_once(client: Client) -> None:
    request = make_request()

    asked = correct(client, request, email="ada@gmial.com")
    saved = correct(client, request, email="ada@gmial.com", typo_seen="ada@gmial.com")

    request.refresh_from_db()
    assert "You typed ada@gmial.com . Did you mean ada@gmail.com ?" in text_of(asked)
    assert saved.status_code == 303
    assert request.email == "ada@gmial.com"


def test_without_an_email_address_nothing_waits_to_be_sent(client: Client) -> None:
    message = make_message()

    correct(client, message.request, email="", contact_channels=["call"])

    message.refresh_from_db()
    assert message.status == MessageStatus.CANCELLED


@pytest.mark.parametrize("method", ["get", "post"])
def test_details_of_what_has_ended_stay(client: Client, method: str) -> None:
    request = make_request(status=RequestStatus.CLOSED)

    page = getattr(client, method)(path(token_of(request), "details/"), NEW)

    assert page.status_code == 409
    assert said(page) == "This request has ended, so its contact details cannot be changed here."
    with pytest.raises(TransitionRefusedError, match="while a request is open"):
        correct_details(
            request=request,
            details=ContactDetails("+13055550123", "", ["call"], Voicemail.NO),
            by=Actor.PATIENT,
            now=NOON,
        )


def test_messages_are_stopped_and_what_waits_stays(client: Client) -> None:
    booked = book(make_resource())
    request, token = booked.request, token_of(booked.request)
    assert request.messages.filter(status=MessageStatus.PENDING).exists()

    question = client.get(path(token, "messages/"))
    page = follow(client, client.post(path(token, "messages/")))

    request.refresh_from_db()
    assert heading_of(question) == "Get no more messages?"
    assert request.messages_stopped_at == NOON
    assert set(request.messages.values_list("status", flat=True)) == {MessageStatus.CANCELLED}
    assert heading_of(page) == "Booked: Monday, March 9"
    assert done(page) == "We will send you no more messages about this."


@pytest.mark.parametrize("method", ["get", "post"])
def test_stopped_twice_says_that_they_are_stopped(client: Client, method: str) -> None:
    request = make_request(messages_stopped_at=NOON)

    page = getattr(client, method)(path(token_of(request), "messages/"))

    assert page.status_code == 409
    assert said(page) == "Messages about this are stopped already."


@pytest.mark.parametrize("what", ["accepted", "moved", "cancelled", "withdrawn", "stopped", "x", "<b>", "é"])
def test_what_is_not_so_is_not_said_to_be_done(client: Client, what: str) -> None:
    token = token_of(make_request())

    page = client.get(path(token), {"done": what})

    assert (page.status_code, done(page)) == (200, "")
