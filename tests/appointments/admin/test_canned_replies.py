"""The canned replies at /staff/: the first ones, who keeps them, what is refused."""

import pytest
from django.test import Client
from django.urls import reverse

from appointments.models import CannedReply
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_staff
from tests.appointments.test_letters import CLINICAL

pytestmark = pytest.mark.django_db

LIST = "/staff/appointments/cannedreply/"
GOOD = {
    "title": "The door",
    "language": "en",
    "subject": "How to find us ({reference})",
    "body": "Hello {first_name},\n\nThe door is on the left.",
    "position": "3",
    "is_offered": "on",
}


@pytest.fixture
def manager() -> Client:
    return signed_in(make_staff(Role.PRACTICE_MANAGER))


def page_of(reply: CannedReply) -> str:
    return reverse("staff:appointments_cannedreply_change", args=[reply.pk])


def test_a_clinic_starts_with_the_same_replies_in_both_languages():
    titles = [
        list(CannedReply.objects.filter(language=language).values_list("title", flat=True))
        for language in ("en", "es")
    ]

    assert titles[0] == titles[1]
    assert titles[0][:4] == [
        "We tried to call you",
        "Please call us back",
        "We need a better number",
        "What to bring",
    ]


def test_the_first_replies_are_what_may_be_written_and_say_nothing_of_health():
    replies = list(CannedReply.objects.all())

    for reply in replies:
        reply.full_clean()
        assert CLINICAL.findall(f"{reply.subject} {reply.body}") == []
        assert reply.body.startswith(("Hello {first_name},", "Hola, {first_name}:"))
        assert "({reference})" in reply.subject
    assert len(replies) == 12


def test_the_practice_manager_adds_a_reply(manager):
    response = manager.post(f"{LIST}add/", GOOD)

    assert (response.status_code, response.url) == (302, LIST)
    stored = CannedReply.objects.values(*GOOD).get(title="The door")
    assert stored == GOOD | {"position": 3, "is_offered": True}


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"body": "Hello {last_name}"}, "{last_name} cannot be used here."),
        ({"subject": "{first_name}"}, "{first_name} cannot be used here. What can: {reference}."),
        ({"subject": "Your ketamine"}, "Take “ketamine” out: a subject can be read on a locked phone."),
        ({"body": "x" * 2001}, "Ensure this value has at most 2000 characters (it has 2001)."),
        ({"title": "We tried to call you"}, "already exists."),
        ({"language": "other"}, "Select a valid choice."),
    ],
)
def test_what_no_email_may_say_is_refused_in_words(bad, message, manager):
    page = manager.post(f"{LIST}add/", GOOD | bad)

    said = " ".join(str(error) for errors in page.context["errors"] for error in errors)
    assert (page.status_code, message in said) == (200, True)
    assert not CannedReply.objects.filter(title="The door").exists()


def test_a_reply_is_shown_as_it_will_read(manager):
    reply = CannedReply.objects.get(language="es", title="We tried to call you")

    page = manager.get(page_of(reply)).content.decode()

    assert "Hola, Ada:<br><br>Acabamos de llamarle" in page
    assert "<code>{reference}</code>" in page
    assert '<div class="desk-words" lang="es">' in page


def test_a_reply_is_switched_off_and_never_deleted(manager):
    reply = CannedReply.objects.first()

    refused = manager.post(reverse("staff:appointments_cannedreply_delete", args=[reply.pk]), {"post": "yes"})
    off = manager.post(page_of(reply), {**GOOD, "is_offered": ""})

    reply.refresh_from_db()
    assert (refused.status_code, off.status_code, reply.is_offered) == (403, 302, False)


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.CLINICIAN])
def test_other_staff_do_not_change_the_replies(role):
    reply = CannedReply.objects.first()
    other = signed_in(make_staff(role))

    answers = [other.get(LIST), other.get(page_of(reply)), other.post(page_of(reply), GOOD)]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert not CannedReply.objects.filter(title="The door").exists()


def test_a_stranger_is_sent_to_sign_in():
    response = Client().get(LIST, follow=True)

    assert response.redirect_chain[-1] == (f"/sign-in/?next={LIST.replace('/', '%2F')}", 302)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_queries_however_long_it_is(number, manager, django_assert_num_queries):
    kept = list(CannedReply.objects.values_list("pk", flat=True)[:number])
    CannedReply.objects.exclude(pk__in=kept).delete()

    with django_assert_num_queries(7):
        page = manager.get(LIST)

    assert page.context["cl"].result_count == number
