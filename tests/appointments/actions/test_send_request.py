"""A patient sends a request: what is written, all of it or nothing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, connection
from django.forms.models import model_to_dict

from appointments.actions import requests
from appointments.actions.requests import send_request
from appointments.enums import ForWhom, RequestStatus, Voicemail
from appointments.models import Actor, AppointmentRequest, Consent, Event, OutboundMessage, RateCounter
from clinic.models import ClinicSettings, Location
from tests.appointments.factories import (
    NOON,
    PERSONAL,
    build_answers,
    build_sending,
    document,
    make_location,
    send,
    topic,
)

pytestmark = pytest.mark.django_db


def events_of(request: AppointmentRequest) -> list[tuple]:
    fields = ("at", "actor_kind", "actor", "verb", "from_status", "to_status", "reason")
    return list(request.events.values_list(*fields))


def everything_written() -> dict[str, int]:
    models = (AppointmentRequest, Event, Consent, OutboundMessage, RateCounter)
    return {model.__name__: model.objects.count() for model in models}


def test_every_answer_is_kept_on_the_new_request():
    miami = make_location()
    answers = build_answers(
        **PERSONAL,
        for_whom=ForWhom.OTHER,
        topic=topic("follow-up"),
        location=miami,
        contact_channels=("call", "text"),
        voicemail=Voicemail.NAME_AND_NUMBER,
        language="es",
        been_before=True,
        any_time=False,
        windows=("mon-am", "fri-pm"),
        earliest_on=date(2026, 3, 10),
        consents=[document("privacy"), document("text_messages")],
    )
    sending = build_sending(submission_key="a" * 32, source_path="/ketamine/")

    sent = send_request(answers=answers, sending=sending, by=Actor.PATIENT, now=NOON)

    stored = AppointmentRequest.objects.get()
    random_or_derived = ["id", "phone_hash", "email_hash"]
    assert stored == sent
    assert model_to_dict(stored, exclude=random_or_derived) == PERSONAL | {
        "kind": "appointment",
        "status": "new",
        "closed_reason": "",
        "version": 1,
        "sent_at": NOON,
        "due_at": NOON + timedelta(hours=2),
        "first_contact_at": None,
        "assigned_to": None,
        "assigned_at": None,
        "closed_by": None,
        "closed_at": None,
        "snoozed_until": None,
        "snoozed_by": None,
        "merged_into": None,
        "undelivered_count": 0,
        "quarantine_reasons": [],
        "topic": topic("follow-up").pk,
        "location": miami.pk,
        "source_path": "/ketamine/",
        "language": "es",
        "been_before": True,
        "any_time": False,
        "windows": ["mon-am", "fri-pm"],
        "earliest_on": date(2026, 3, 10),
        "for_whom": "other",
        "contact_channels": ["call", "text"],
        "voicemail": "name_and_number",
        # The consultation asks for these, and the private link stops messages.
        **dict.fromkeys(("name_to_use", "postal_code", "payment"), ""),
        "call_to_arrange": False,
        "messages_stopped_at": None,
        **dict.fromkeys(("legal_hold_at", "legal_hold_by", "purged_at")),
        "purged_because": "",
    }
    assert stored.submission_key == "a" * 32


def test_sending_writes_the_event_the_consents_and_one_acknowledgement():
    documents = [document("privacy"), document("marketing")]

    sent = send(consents=documents)

    assert events_of(sent) == [(NOON, "patient", None, "sent", "draft", "new", "")]
    assert list(sent.consents.order_by("pk").values_list("document", "sha256", "given_at", "channel")) == [
        (agreed.pk, agreed.sha256, NOON, "web") for agreed in documents
    ]
    fields = ("kind", "language", "status", "created_at", "send_after", "attempts", "subject", "body")
    assert list(sent.messages.values_list(*fields)) == [
        ("request_received", "en", "pending", NOON, NOON, 0, "", "")
    ]


def test_a_failure_at_the_last_step_leaves_nothing_behind(monkeypatch):
    def fail(**kwargs):
        raise RuntimeError("no more disk")

    monkeypatch.setattr(requests, "queue_message", fail)

    with pytest.raises(RuntimeError, match="no more disk"):
        send()

    assert set(everything_written().values()) == {0}


def test_the_same_form_again_gives_the_first_result_and_writes_nothing():
    sending = build_sending()
    first = send(sending=sending)
    before = everything_written()

    second = send(sending=sending, now=NOON + timedelta(days=1))

    assert second == first
    assert everything_written() == before


def test_the_same_form_that_arrives_between_the_look_and_the_write_gives_the_first_result(monkeypatch):
    sending = build_sending()
    first = send(sending=sending)
    before = everything_written()
    nobody_yet = AppointmentRequest.objects.none()

    with monkeypatch.context() as patch:
        patch.setattr(AppointmentRequest.objects, "filter", lambda **kwargs: nobody_yet)
        second = send(sending=sending)

    assert second == first
    assert everything_written() == before


def test_another_breach_of_the_database_is_not_taken_for_a_second_copy(monkeypatch):
    first = send()
    monkeypatch.setattr(
        AppointmentRequest._meta.get_field("reference"), "get_default", lambda: first.reference
    )

    with pytest.raises(IntegrityError, match="reference"):
        send()

    assert AppointmentRequest.objects.get() == first


def test_changed_answers_are_a_second_request_with_an_acknowledgement_of_its_own():
    send(comment="Mornings are best.")
    send(comment="Evenings are best.")

    comments = [request.comment for request in AppointmentRequest.objects.order_by("pk")]
    assert comments == ["Mornings are best.", "Evenings are best."]
    assert OutboundMessage.objects.count() == 2


@pytest.mark.parametrize(
    "suspicions", [("honeypot",), ("too_quick",), ("honeypot", "too_quick")], ids="-".join
)
def test_suspected_spam_is_quarantined_with_its_reasons_and_not_acknowledged(suspicions):
    sent = send(sending=build_sending(suspicions=suspicions))

    stored = AppointmentRequest.objects.get()
    assert (stored.status, stored.quarantine_reasons) == ("quarantined", list(suspicions))
    assert (stored.first_name, stored.consents.count()) == ("Ada", 1)
    assert events_of(sent) == [
        (NOON, "patient", None, "quarantined", "draft", "quarantined", ", ".join(suspicions))
    ]
    assert not OutboundMessage.objects.exists()


def statuses_and_reasons() -> list[tuple[str, list[str]]]:
    return list(AppointmentRequest.objects.order_by("pk").values_list("status", "quarantine_reasons"))


def test_the_eleventh_request_of_an_address_within_an_hour_is_quarantined():
    start = NOON.replace(minute=0)
    for number in range(11):
        send(
            phone=f"+1305555{number:04}",
            email=f"person{number}@mail.example",
            sending=build_sending(address="192.0.2.7"),
            now=start + timedelta(minutes=number),
        )

    assert statuses_and_reasons() == [("new", [])] * 10 + [("quarantined", ["many_from_address"])]


def test_the_next_hour_of_an_address_is_counted_anew():
    for number in range(11):
        send(phone="", email=f"person{number}@mail.example", sending=build_sending(address="192.0.2.7"))

    later = send(sending=build_sending(address="192.0.2.7"), now=NOON + timedelta(hours=1))

    assert later.status == RequestStatus.NEW


@pytest.mark.parametrize(
    "same",
    [
        {"email": "Ada@Mail.example", "phone": ""},
        {"phone": "+13055550123", "email": ""},
    ],
    ids=["email", "phone"],
)
def test_the_fourth_request_for_a_contact_within_a_day_is_quarantined_from_wherever_it_comes(same):
    for number in range(4):
        spelled = same | {"email": same["email"].lower() if number % 2 else same["email"]}
        send(**spelled, sending=build_sending(address=f"192.0.2.{number}"))

    assert statuses_and_reasons() == [("new", [])] * 3 + [("quarantined", ["many_from_contact"])]


def test_a_surplus_of_both_kinds_and_a_suspicion_are_all_named():
    for _ in range(10):
        send(sending=build_sending(address="192.0.2.7"))

    last = send(sending=build_sending(address="192.0.2.7", suspicions=["honeypot"]))

    assert last.quarantine_reasons == ["honeypot", "many_from_address", "many_from_contact"]


def test_the_counters_hold_no_address_and_no_contact():
    send(sending=build_sending(address="192.0.2.77"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM appointments_ratecounter")
        keys = [key for (key,) in cursor.fetchall()]
    assert len(keys) == 3
    assert not any(word in key for key in keys for word in ("192.0.2", "3055550123", "ada@"))


@pytest.mark.parametrize(
    "consents", [[], ["privacy"], ["privacy", "marketing"]], ids=["none", "privacy", "marketing"]
)
def test_text_messages_without_their_own_consent_are_refused_and_nothing_is_written(consents):
    agreed = [document(kind) for kind in consents]

    with pytest.raises(ValueError, match="text messages need their own consent"):
        send(contact_channels=["call", "text"], consents=agreed)

    assert set(everything_written().values()) == {0}


def test_a_request_without_an_email_address_owes_no_message():
    sent = send(email="", contact_channels=["call"])

    assert sent.status == RequestStatus.NEW
    assert not OutboundMessage.objects.exists()


@pytest.mark.parametrize(
    ("time_zone", "due_at"),
    [
        (Location.TimeZone.EASTERN, datetime(2026, 3, 5, 14, 30, tzinfo=UTC)),
        (Location.TimeZone.CENTRAL, datetime(2026, 3, 4, 23, 0, tzinfo=UTC)),
    ],
)
def test_the_first_call_is_due_in_the_hours_of_the_chosen_location(time_zone, due_at):
    location = make_location(time_zone=time_zone)

    sent = send(location=location, now=datetime(2026, 3, 4, 21, 0, tzinfo=UTC))

    assert sent.due_at == due_at


def test_without_a_preference_the_first_open_location_gives_the_hours():
    make_location("Closed down", is_active=False, position=0, hours=(time(0), time(23)))
    make_location("Miami", position=1)
    make_location("Pensacola", position=2, time_zone=Location.TimeZone.CENTRAL)

    sent = send(now=datetime(2026, 3, 4, 21, 0, tzinfo=UTC))

    assert sent.due_at == datetime(2026, 3, 5, 14, 30, tzinfo=UTC)


def test_the_clinics_own_time_to_answer_is_used():
    settings = ClinicSettings.load()
    settings.reply_minutes = 45
    settings.save()

    assert send(location=make_location()).due_at == NOON + timedelta(minutes=45)
