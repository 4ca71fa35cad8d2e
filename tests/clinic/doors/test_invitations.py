"""From an invitation to the first day: a link, a password, a second factor, recovery codes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from clinic.models import AccountLetterKind, SecurityEvent, User
from clinic.roles import Role
from clinic.sign_in import accounts
from clinic.sign_in.letters import send_letters
from clinic.sign_in.links import make_link
from tests.clinic.doors.entering import (
    PASSWORD,
    code_now,
    is_signed_in,
    recovery_codes_of,
    type_code,
    type_password,
)

pytestmark = pytest.mark.django_db

NEW = {"new_password1": PASSWORD, "new_password2": PASSWORD}
INVITATION, RESET = AccountLetterKind.INVITATION, AccountLetterKind.RESET


@pytest.fixture
def newcomer() -> User:
    return accounts.invite(
        username="jo-sample",
        first_name="Jo",
        last_name="Sample",
        email="jo@clinic.example",
        role=Role.FRONT_DESK,
        by=None,
    )


def path_of(link: str) -> str:
    return link.removeprefix("http://localhost:8000")


def link_in_the_last_email() -> str:
    return path_of(re.search(r"http://\S+", mail.outbox[-1].body)[0])


# Enrolling ends when its transaction does, so what enrols is tested with transactions that really end.
def enrol_an_app(client: Client) -> None:
    page = client.get("/sign-in/factors/app/").content.decode()
    seed = re.search(r'<code class="secret">(\w+)</code>', page)[1]
    client.post("/sign-in/factors/app/", {"code": code_now(seed)})


@pytest.mark.django_db(transaction=True)
def test_an_invitation_leads_to_work_in_four_steps(client, newcomer):
    send_letters(now=timezone.now())
    link = link_in_the_last_email()

    welcome = client.get(link).content.decode()
    chosen = client.post(link, NEW)
    choices = client.get(chosen.url).content.decode()
    enrol_an_app(client)
    codes = client.get("/sign-in/factors/codes/").content.decode()

    assert "Welcome, Jo" in welcome
    assert chosen.url == "/sign-in/enrol/"
    assert "Add a passkey" in choices
    assert all(code in codes for code in recovery_codes_of(newcomer))
    assert len(recovery_codes_of(newcomer)) == 10
    assert is_signed_in(client)
    assert list(SecurityEvent.objects.order_by("pk").values_list("kind", flat=True)) == [
        "invited",
        "password_set",
        "factor_added",
        "signed_in",
    ]


@pytest.mark.django_db(transaction=True)
def test_recovery_codes_are_shown_once(client, newcomer):
    client.post(path_of(make_link(newcomer, INVITATION)), NEW)
    enrol_an_app(client)
    first = client.get("/sign-in/factors/codes/").content.decode()

    again = client.get("/sign-in/factors/codes/").content.decode()

    codes = recovery_codes_of(newcomer)
    assert [code for code in codes if code in first] == codes
    assert [code for code in codes if code in again] == []
    assert "You have 10 of 10 left" in again


@pytest.mark.django_db(transaction=True)
def test_a_recovery_code_signs_in_once(newcomer):
    own, lost = Client(), Client()
    own.post(path_of(make_link(newcomer, INVITATION)), NEW)
    enrol_an_app(own)
    code = recovery_codes_of(newcomer)[3]

    type_password(lost, "jo-sample")
    type_code(lost, code)
    again = Client()
    type_password(again, "jo-sample")
    type_code(again, code)

    assert [is_signed_in(lost), is_signed_in(again)] == [True, False]
    assert SecurityEvent.objects.filter(kind="recovery_code_used").count() == 1


def test_between_password_and_second_factor_nothing_else_opens(client, newcomer):
    client.post(path_of(make_link(newcomer, INVITATION)), NEW)

    assert client.get("/sign-in/enrol/").status_code == 200
    assert [
        client.get(path, follow=True).redirect_chain[-1][0].split("?")[0] for path in ("/staff/", "/cms/")
    ] == ["/sign-in/"] * 2
    assert client.get("/sign-in/factors/").url.startswith("/sign-in/?next=")


def test_opening_a_link_changes_nothing_so_mail_scanners_do_no_harm(client, newcomer):
    link = path_of(make_link(newcomer, INVITATION))

    answers = [client.get(link).status_code, client.head(link).status_code, client.get(link).status_code]

    newcomer.refresh_from_db()
    assert answers == [200] * 3
    assert not newcomer.has_usable_password()


@pytest.mark.parametrize(("kind", "hours"), [(INVITATION, 72), (RESET, 1)])
def test_a_link_lasts_as_long_as_its_email_says(client, make_person, kind, hours, time_machine):
    person = make_person()
    link = path_of(make_link(person, kind))
    begun = timezone.now()

    time_machine.move_to(begun + timedelta(hours=hours, minutes=-1))
    before = client.get(link).status_code
    time_machine.move_to(begun + timedelta(hours=hours, minutes=1))

    assert (before, client.get(link).status_code) == (200, 410)
    assert client.post(link, NEW).status_code == 410


@pytest.mark.parametrize("spoil", ["use", "sign in", "close", "other mail", "cut", "forge"])
def test_a_link_is_over_after(client, make_person, spoil):
    person = make_person()
    link = path_of(make_link(person, RESET))
    assert client.get(link).status_code == 200

    if spoil == "use":
        client.post(link, NEW)
    elif spoil == "sign in":
        type_password(client)
        type_code(client, code_now())
    elif spoil == "close":
        User.objects.update(is_active=False)
    elif spoil == "other mail":
        User.objects.update(email="else@clinic.example")
    else:
        link = link[:-2] + "/" if spoil == "cut" else link.replace(":", ":x", 1)

    page = Client().get(link)
    assert page.status_code == 410
    assert "This link is over" in page.content.decode()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short-one", "at least 12 characters"),
        ("passwordpassword", "would be guessed"),
        ("qwertyuiop1234", "would be guessed"),
        ("jo-sample-jo-sample", "would be guessed"),
        ("neurowellness1", "would be guessed"),
        ("111111111111111", "would be guessed"),
    ],
)
def test_a_password_that_would_be_guessed_is_refused(client, newcomer, password, words):
    link = path_of(make_link(newcomer, INVITATION))

    page = client.post(link, {"new_password1": password, "new_password2": password}).content.decode()

    newcomer.refresh_from_db()
    assert words in page
    assert not newcomer.has_usable_password()


def test_two_different_passwords_are_refused(client, newcomer):
    link = path_of(make_link(newcomer, INVITATION))

    page = client.post(link, NEW | {"new_password2": PASSWORD + "x"}).content.decode()

    assert "didn’t match" in page


def test_a_new_password_signs_out_everywhere(client, make_person):
    person = make_person()
    type_password(client)
    type_code(client, code_now())
    assert is_signed_in(client)

    Client().post(path_of(make_link(User.objects.get(pk=person.pk), RESET)), NEW)

    assert not is_signed_in(client)


def test_forgotten_answers_alike_and_writes_to_accounts_alone(client, make_person):
    make_person()

    known = client.post("/sign-in/forgotten/", {"email": "SAM-sample@clinic.example"})
    unknown = client.post("/sign-in/forgotten/", {"email": "nobody@clinic.example"})
    send_letters(now=timezone.now())

    assert known.content == unknown.content
    assert [(email.to, email.subject) for email in mail.outbox] == [
        (["sam-sample@clinic.example"], "A new password at Neuro Wellness TMS Centers of America")
    ]


def test_forgotten_can_be_asked_for_three_times_in_ten_minutes(client, make_person):
    make_person()

    answers = [
        client.post("/sign-in/forgotten/", {"email": "sam-sample@clinic.example"}).status_code
        for _ in range(4)
    ]

    assert answers == [200, 200, 200, 429]
