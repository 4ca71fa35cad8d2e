"""Writing an email to a patient: canned words, a preview, and what stands in the way."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from appointments.actions.delivery import deliver_due
from appointments.models import AccessEvent, AppointmentRequest, CannedReply, OutboundMessage
from clinic.models import User
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.pressing import open_page, text_of
from tests.appointments.admin.writing import QUEUE, WORDS, canned, filled, post, url_of
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any, settings: Any) -> Any:
    settings.MESSAGE_DELAY_SECONDS = 120
    time_machine.move_to(NOON, tick=False)
    return time_machine


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
