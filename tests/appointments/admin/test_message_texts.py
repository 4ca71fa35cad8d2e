"""The clinic's own words at /staff/: who may write them, what is refused, how they will read."""

import pytest
from django.test import Client
from django.urls import reverse

from appointments.enums import MessageKind
from appointments.models import MessageText
from appointments.models.message_text import KINDS
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_staff

pytestmark = pytest.mark.django_db

LIST = "/staff/appointments/messagetext/"
GOOD = {
    "kind": "new_link",
    "language": "en",
    "subject": "Your link ({reference})",
    "body": "Hello {first_name},\n\nHere it is: {manage_url}",
    "is_used": "on",
}


@pytest.fixture
def manager() -> Client:
    return signed_in(make_staff(Role.PRACTICE_MANAGER))


def make_text(**changes: str) -> MessageText:
    return MessageText.objects.create(**({**GOOD, "is_used": True} | changes))


def page_of(text: MessageText) -> str:
    return reverse("staff:appointments_messagetext_change", args=[text.pk])


def test_the_practice_manager_adds_a_text(manager):
    response = manager.post(f"{LIST}add/", GOOD)

    assert (response.status_code, response.url) == (302, LIST)
    stored = MessageText.objects.values("kind", "language", "subject", "body", "is_used").get()
    assert stored == GOOD | {"is_used": True, "body": GOOD["body"]}


def test_the_page_for_a_new_text_lists_the_placeholders_of_every_kind(manager):
    page = " ".join(manager.get(f"{LIST}add/").content.decode().split())

    assert [label for _, label in KINDS if f"<strong>{label}</strong>" not in page] == []
    assert "<code>{held_until}</code> until when the offered times are held" in page


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"body": "Hello {last_name}, {manage_url}"}, "{last_name} cannot be used here."),
        ({"body": "Hello {first_name}"}, "{manage_url} is missing"),
        ({"body": "Hello {first_name, {manage_url}"}, "A brace stands alone."),
        ({"subject": "Your link, {first_name}"}, "{first_name} cannot be used here. What can: {reference}."),
        ({"kind": "no_such_kind"}, "Select a valid choice."),
        ({"language": "other"}, "Select a valid choice."),
        ({"body": ""}, "This field is required."),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_with_a_text_is_said_and_nothing_is_saved(bad, message, manager):
    response = manager.post(f"{LIST}add/", GOOD | bad)

    assert response.status_code == 200
    assert message in response.content.decode()
    assert not MessageText.objects.exists()


def test_a_second_text_of_a_kind_and_language_is_refused(manager):
    make_text()

    response = manager.post(f"{LIST}add/", GOOD)

    assert "with this Kind and Language already exists" in response.content.decode()
    assert MessageText.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "own", "built_in"),
    [("en", "Here it is: ", "Here is the new link"), ("es", "Aquí está: ", "Este es el nuevo enlace")],
)
def test_a_text_is_shown_as_it_will_read_beside_the_sites_own(language, own, built_in, manager):
    text = make_text(language=language, body=f"{{first_name}}, <b>\n\n{own}{{manage_url}}")

    page = manager.get(page_of(text)).content.decode()

    assert f"Ada, &lt;b&gt;<br><br>{own}http" in page
    assert built_in in page
    assert f'<div class="desk-words" lang="{language}">' in page


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", dict(KINDS))
def test_every_kind_has_a_page_with_its_own_placeholders_and_a_preview(kind, language, manager):
    text = make_text(kind=kind, language=language, body="It says so.", subject="Plain")

    page = manager.get(page_of(text))

    shown = page.content.decode()
    assert page.status_code == 200
    assert shown.count("<strong>Plain</strong>") == 1
    assert f"<strong>{MessageKind(kind).label}</strong>" in shown
    assert [label for label in MessageKind.labels if f"<strong>{label}</strong>" in shown] == [
        MessageKind(kind).label
    ]


def test_the_kind_of_a_text_that_exists_stays(manager):
    text = make_text()

    manager.post(page_of(text), GOOD | {"kind": "resume_link", "subject": "Changed"})

    text.refresh_from_db()
    assert (text.kind, text.subject) == ("new_link", "Changed")


def test_a_text_is_switched_off_and_never_deleted(manager):
    text = make_text()

    refused = manager.post(reverse("staff:appointments_messagetext_delete", args=[text.pk]), {"post": "yes"})
    off = manager.post(page_of(text), {**GOOD, "is_used": ""})

    text.refresh_from_db()
    assert (refused.status_code, off.status_code, text.is_used) == (403, 302, False)


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.CLINICIAN])
def test_other_staff_neither_see_nor_change_the_texts(role):
    text = make_text()
    other = signed_in(make_staff(role))

    answers = [other.get(LIST), other.get(page_of(text)), other.post(page_of(text), GOOD | {"subject": "x"})]

    text.refresh_from_db()
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert text.subject == GOOD["subject"]


def test_a_stranger_is_sent_to_sign_in():
    response = Client().get(LIST, follow=True)

    assert response.redirect_chain[-1] == (f"/sign-in/?next={LIST.replace('/', '%2F')}", 302)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_queries_however_long_it_is(number, manager, django_assert_num_queries):
    for kind in MessageKind.values[:number]:
        make_text(kind=kind)

    with django_assert_num_queries(7):
        page = manager.get(LIST)

    assert page.context["cl"].result_count == number
