"""Emails that staff write: owed once, undone, kept encrypted, sent in their own words."""

from datetime import timedelta

import pytest
from django.db import connection

from appointments.actions.delivery import deliver_due
from appointments.actions.messages import stop_messages, undo_message
from appointments.actions.replies import write_to_patient
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import ClosingRefusedError, add_note, close_request, log_contact
from appointments.enums import Channel, ClosedReason, ContactOutcome, Language
from appointments.models import Actor, AppointmentRequest, OutboundMessage
from appointments.queries import history_of
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.actions.reading import history
from tests.appointments.factories import NOON, make_location, make_request

BODY = "Hello {first_name},\n\nPlease bring <b>two</b> photos & a pen.\n\nSee {manage_url}"
TWO_MINUTES = timedelta(minutes=2)


def write(request: AppointmentRequest, by: Actor, **changes) -> OutboundMessage:
    words = {"language": Language.ENGLISH, "subject": "What to bring ({reference})", "body": BODY}
    return write_to_patient(**({"request": request, "by": by, "now": NOON} | words | changes))


def test_an_email_is_owed_in_two_minutes_with_its_event(desk, by, settings):
    settings.MESSAGE_DELAY_SECONDS = 120
    request = make_request()

    message = write(request, by)

    assert (message.kind, message.language, message.status) == ("staff_reply", "en", "pending")
    assert (message.subject, message.body) == ("What to bring ({reference})", BODY)
    assert (message.created_at, message.send_after) == (NOON, NOON + TWO_MINUTES)
    assert history(request) == [(NOON, desk.pk, "written", "new", "new", "")]


def test_it_leaves_in_the_frame_of_every_email_and_the_timeline_says_so(by, mailoutbox):
    request = make_request(reference="R-7KQ4-M2XP")
    write(request, by)

    deliver_due(clock=lambda: NOON + TWO_MINUTES)

    (email,) = mailoutbox
    html = email.alternatives[0].content
    assert (email.subject, email.to) == ("What to bring (R-7KQ4-M2XP)", ["ada@mail.example"])
    assert "\n\nHello Ada,\n\nPlease bring <b>two</b> photos & a pen.\n\nSee http" in email.body
    assert "Please bring &lt;b&gt;two&lt;/b&gt; photos &amp; a pen." in html
    assert email.body.count("/manage/") == 1
    entry = next(one for one in history_of(request).timeline() if one.kind == "message")
    assert entry.title == "Email from the front desk (delivered to the mail server)"
    assert "Please bring <b>two</b> photos & a pen.\n\nSee " in entry.text
    assert "/manage/" not in entry.text


def test_words_without_a_link_get_one_with_a_sentence_about_it(by, mailoutbox):
    write(make_request(), by, body="Please call us.")
    write(make_request(language="es"), by, body="Llámenos.", language=Language.SPANISH)

    deliver_due(clock=lambda: NOON + TWO_MINUTES)

    said = [email.body.split("/manage/")[0].rsplit("\n", 1)[0] for email in mailoutbox]
    assert [words.splitlines()[-1] for words in said] == [
        "Your private page shows how your request stands. You can change it there:",
        "Su página privada muestra cómo va su solicitud. Allí también puede cambiarla:",
    ]


def test_the_words_of_an_email_that_waits_are_not_readable_in_the_database(by):
    write(make_request(), by)

    with connection.cursor() as cursor:
        cursor.execute("SELECT subject, body FROM appointments_outboundmessage")
        stored = cursor.fetchall()

    assert [all(column.startswith("e1:") for column in row) for row in stored] == [True]


def test_an_undone_email_never_leaves(by, mailoutbox):
    message = write(make_request(), by)

    undo_message(message=message, by=by, now=NOON)
    deliver_due(clock=lambda: NOON + TWO_MINUTES)

    assert mailoutbox == []


@pytest.mark.parametrize(
    ("request_is", "words"),
    [
        ({"email": ""}, "There is no email address on this request. Please call instead."),
        (
            {"messages_stopped_at": NOON},
            "The patient wants no more messages about this request. Please call instead.",
        ),
        (
            {"status": "closed", "closed_reason": "withdrawn"},
            "The patient withdrew this request, so nothing more is sent about it.",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(request_is, words, by):
    request = make_request(**request_is)

    with pytest.raises(TransitionRefusedError) as error:
        write(request, by)

    assert str(error.value) == words
    assert (request.messages.count(), history(request)) == (0, [])


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"subject": " "}, "An email needs a subject and a text."),
        ({"body": "x" * 2001}, "Shorten the text to 2000 characters or fewer."),
        ({"subject": "Ketamine"}, "Take “Ketamine” out: a subject can be read on a locked phone."),
        ({"body": "{"}, "A brace stands alone. A placeholder looks like {reference}: one word in braces."),
    ],
)
def test_words_that_no_email_may_say_are_refused(bad, words, by):
    with pytest.raises(TransitionRefusedError) as error:
        write(make_request(), by, **bad)

    assert str(error.value) == words


def test_messages_that_were_stopped_since_the_request_was_read_are_still_respected(by):
    seen = make_request()
    stop_messages(request=AppointmentRequest.objects.get(pk=seen.pk), by=Actor.PATIENT, now=NOON)

    with pytest.raises(TransitionRefusedError, match="wants no more messages"):
        write(seen, by)

    assert (seen.messages.count(), [event[2] for event in history(seen)]) == (0, ["messages_stopped"])


def test_messages_that_are_stopped_before_it_leaves_keep_it_from_leaving(by, mailoutbox):
    request = make_request()
    message = write(request, by)

    stop_messages(request=request, by=Actor.PATIENT, now=NOON)
    deliver_due(clock=lambda: NOON + TWO_MINUTES)

    message.refresh_from_db()
    assert (message.status, mailoutbox) == ("cancelled", [])


@pytest.mark.parametrize(
    ("reason", "leaves"), [(ClosedReason.COMPLETED, True), (ClosedReason.WITHDRAWN, False)]
)
def test_an_email_outlives_the_closing_of_its_request_unless_the_patient_withdrew(
    reason, leaves, by, mailoutbox
):
    request = make_request()
    write(request, by)

    close_request(request=request, reason=reason, by=by, now=NOON)
    deliver_due(clock=lambda: NOON + TWO_MINUTES)

    assert [email.subject.startswith("What to bring") for email in mailoutbox] == [True] * leaves


def test_send_pressed_twice_sends_one(by):
    request = make_request()
    late = AppointmentRequest.objects.get(pk=request.pk)
    write(request, by)

    with pytest.raises(ChangedMeanwhileError):
        write(late, by)

    assert request.messages.count() == 1


def test_a_second_email_is_another_one(by):
    request = make_request()

    first, second = write(request, by), write(request, by)

    assert (request.messages.count(), first.dedupe_key == second.dedupe_key) == (2, False)


def test_only_staff_write_to_patients(db):
    with pytest.raises(ValueError, match=r"^only staff write to patients$"):
        write(make_request(), Actor.PATIENT)


def test_an_email_that_has_left_is_a_try_by_another_way(by):
    request = make_request(location=make_location())
    call = {"channel": Channel.CALL, "outcome": ContactOutcome.NO_ANSWER, "note": "", "by": by}
    for hours in (0, 24):
        log_contact(request=request, now=NOON + timedelta(hours=hours), **call)
    write(request, by)
    with pytest.raises(ClosingRefusedError, match="So far: 2, on 2, by 1"):
        close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON)

    deliver_due(clock=lambda: NOON + TWO_MINUTES)
    close_request(request=request, reason=ClosedReason.UNREACHABLE, by=by, now=NOON + timedelta(days=2))

    assert request.closed_reason == "unreachable"


def test_a_colleagues_note_in_between_is_a_conflict(by):
    request = make_request()
    late = AppointmentRequest.objects.get(pk=request.pk)
    add_note(request=request, text="x", by=by, now=NOON)

    with pytest.raises(ChangedMeanwhileError) as error:
        write(late, by)

    assert [event.verb for event in error.value.events] == ["noted"]
