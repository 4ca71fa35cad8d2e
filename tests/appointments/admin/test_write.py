"""Writing an email to a patient: canned words, a preview, and what stands in the way."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.actions.delivery import deliver_due
from appointments.actions.messages import stop_messages
from appointments.actions.triage import add_note
from appointments.actions.withdrawal import withdraw_request
from appointments.models import AccessEvent, Actor, AppointmentRequest, CannedReply, OutboundMessage
from clinic.models import User
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
WORDS = {
    "language": "en",
    "subject": "About your request ({reference})",
    "body": "Hello {first_name},\n\nPlease call us at {clinic_phone}.",
}
STOPPED = "The patient wants no more messages about this request. Please call instead."


@pytest.fixture(autouse=True)
def noon(time_machine: Any, settings: Any) -> Any:
    settings.MESSAGE_DELAY_SECONDS = 120
    time_machine.move_to(NOON, tick=False)
    return time_machine


def url_of(request: AppointmentRequest) -> str:
    return f"{QUEUE}{request.pk}/write/"


def post(client: Client, request: AppointmentRequest, **typed: Any) -> HttpResponse:
    return client.post(url_of(request), {"version": request.version} | WORDS | typed)


def filled(page: HttpResponse) -> dict[str, str]:
    """Return what stands in the form."""
    form = page.context["form"]
    return {name: form[name].value() for name in ("language", "subject", "body")}


def errors(page: HttpResponse) -> list[str]:
    return [link.message for link in page.context["form"].error_links]


def canned(language: str = "en", title: str = "We tried to call you") -> CannedReply:
    return CannedReply.objects.get(language=language, title=title)


def test_an_email_is_chosen_changed_looked_at_and_sent(
    desk: Client, front_desk: User, noon: Any, mailoutbox: list
) -> None:
    request = make_request(reference="R-7KQ4-M2XP")
    reply = canned()

    chosen = desk.post(url_of(request), {"version": "1", "use": reply.pk, **dict.fromkeys(WORDS, "")})
    typed = filled(chosen) | {"body": f"{reply.body}\n\nUntil soon, Sam"}
    preview = post(desk, request, step="preview", **typed)
    sent = post(desk, request, step="send", **typed)

    assert filled(chosen) == {"language": "en", "subject": reply.subject, "body": reply.body}
    shown = text_of(preview)
    assert "<dd>ada@mail.example</dd>" in shown
    assert "We tried to call you (R-7KQ4-M2XP)</dd>" in shown
    assert sent.status_code == 302
    page = text_of(open_page(desk, request))
    assert "Written. It leaves in two minutes; until then it can be undone." in page
    assert "Email from the front desk: waiting to leave" in page
    message = OutboundMessage.objects.get()
    assert f"/{request.pk}/messages/{message.pk}/undo/" in page
    deliver_due(clock=lambda: message.send_after)
    (email,) = mailoutbox
    link = re.search(r"https?://\S+/manage/\S+", email.body)[0]
    assert email.body.replace(link, "http://testserver/…").strip() != ""
    assert preview.context["rendered"].subject == email.subject
    placed = re.search(r"https?://\S+/…", preview.context["rendered"].body)[0]
    assert preview.context["rendered"].body == email.body.replace(link, placed)
    assert "Hello Ada,\n\nWe just tried" in email.body
    assert "Until soon, Sam" in email.body
    assert "Email from the front desk (delivered to the mail server)" in text_of(open_page(desk, request))


def test_nothing_leaves_and_nothing_is_written_before_send(desk: Client) -> None:
    request = make_request()
    before = AppointmentRequest.objects.values().get()

    pages = [
        desk.get(url_of(request)),
        post(desk, request, use=canned().pk),
        post(desk, request, step="preview"),
        post(desk, request, step="edit"),
    ]

    assert [page.status_code for page in pages] == [200, 200, 200, 200]
    assert (OutboundMessage.objects.count(), request.events.count()) == (0, 0)
    assert AppointmentRequest.objects.values().get() == before


@pytest.mark.parametrize(("language", "first"), [("en", "en"), ("es", "es"), ("other", "en")])
def test_the_replies_in_the_patients_language_stand_first(desk: Client, language: str, first: str) -> None:
    page = desk.get(url_of(make_request(language=language)))

    languages = [reply.language for reply in page.context["replies"]]
    assert languages == sorted(languages, key=lambda one: one != first)
    assert set(languages) == {"en", "es"}
    assert filled(page)["language"] == first


def test_a_reply_in_another_language_brings_the_language_of_the_frame(desk: Client) -> None:
    request = make_request()
    reply = canned("es")

    chosen = post(desk, request, use=reply.pk)
    preview = post(desk, request, step="preview", **filled(chosen))

    assert filled(chosen)["language"] == "es"
    assert "Su página privada muestra" in preview.context["rendered"].body


def test_what_was_typed_stands_below_the_words_that_are_put_in(desk: Client) -> None:
    request = make_request()
    first, second = canned(), canned(title="Please call us back")

    page = post(desk, request, use=first.pk, body="The door is on the left.")
    again = post(desk, request, use=second.pk, body=first.body.replace("\n", "\r\n"))

    assert filled(page)["body"] == f"{first.body}\n\nThe door is on the left."
    assert "What you had typed stands below the new words." in text_of(page)
    assert filled(again)["body"] == second.body


def test_a_reply_that_was_switched_off_meanwhile_leaves_what_was_typed(desk: Client) -> None:
    request = make_request()
    reply = canned()
    CannedReply.objects.filter(pk=reply.pk).update(is_offered=False)

    page = post(desk, request, use=reply.pk)

    assert (page.status_code, filled(page)) == (200, WORDS)
    assert "That reply is not offered any more." in text_of(page)
    assert reply not in page.context["replies"]


def test_change_it_leads_back_to_what_was_typed(desk: Client) -> None:
    page = post(desk, make_request(), step="edit")

    assert filled(page) == WORDS


def test_the_preview_shows_markup_as_text_and_warns_of_words_about_health(desk: Client) -> None:
    page = post(desk, make_request(), step="preview", body="<script>x</script> about your pain")

    html = text_of(page)
    assert "&lt;script&gt;x&lt;/script&gt; about your pain" in html
    assert "<script>x" not in html
    assert "This may say something about health: pain." in html


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


def test_each_look_at_the_address_is_recorded(desk: Client, front_desk: User) -> None:
    request = make_request()

    desk.get(url_of(request))
    post(desk, request, step="preview")

    looks = AccessEvent.objects.values_list("user", "kind", "privacy_class", "request")
    assert list(looks) == [(front_desk.pk, "view", "contact", request.pk)] * 2


def test_neither_name_nor_words_stand_in_a_title_or_an_address(desk: Client) -> None:
    request = make_request(first_name="Marisol")

    for page in (desk.get(url_of(request)), post(desk, request, step="preview")):
        html = page.content.decode()
        title = html[html.index("<title>") : html.index("</title>")]
        assert (request.reference in title, "Marisol" in title) == (True, False)


def test_strangers_readers_and_other_methods_write_nothing(client: Client, desk: Client) -> None:
    request = make_request()
    reader = make_staff(None, is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_appointmentrequest"))

    answers = [desk.put(url_of(request)), desk.get(f"{QUEUE}999999/write/")]
    for one in (client, signed_in(reader)):
        answers += [one.get(url_of(request)), post(one, request, step="send")]

    assert [answer.status_code for answer in answers] == [405, 404, 302, 302, 403, 403]
    assert OutboundMessage.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_with_one_reply_and_with_three(
    desk: Client, number: int, django_assert_num_queries: Any
) -> None:
    request = make_request()
    CannedReply.objects.exclude(pk__in=CannedReply.objects.values("pk")[:number]).delete()
    desk.get(url_of(request))

    with django_assert_num_queries(7):
        page = desk.get(url_of(request))

    assert len(page.context["replies"]) == number
