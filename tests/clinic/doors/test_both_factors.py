"""Nobody is in by a password alone, whichever way the session came about."""

import pytest
from django.test import Client

from clinic.models import SecurityEvent
from clinic.roles import Role
from tests.clinic.doors.entering import PASSWORD, code_now, is_signed_in, type_code, type_password
from tests.signed_in import sign_in, sign_in_by_password_alone

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(SecurityEvent.objects.order_by("at", "pk").values_list("kind", flat=True))


def test_password_and_code_open_the_staff_site(client, make_person):
    make_person()

    first = type_password(client)
    second = type_code(client, code_now())

    assert (first.status_code, first.url) == (302, "/sign-in/second/")
    assert (second.status_code, second.url) == (302, "/staff/")
    assert is_signed_in(client)
    assert kinds() == ["signed_in"]


def test_the_right_password_alone_opens_nothing(client, make_person):
    make_person()

    type_password(client)

    assert not is_signed_in(client)
    assert client.get("/cms/").url.startswith("/sign-in/?next=")


def test_a_code_is_good_once(make_person):
    make_person()
    one, other, code = Client(), Client(), code_now()
    type_password(one)
    type_password(other)

    answers = [type_code(browser, code).status_code for browser in (one, other)]

    assert answers == [302, 200]
    assert [is_signed_in(one), is_signed_in(other)] == [True, False]


@pytest.mark.parametrize("code", ["000000", "", "abc", "9" * 200])
def test_a_wrong_code_is_refused_with_what_to_do(client, make_person, code):
    make_person()
    type_password(client)

    page = type_code(client, code).content.decode()

    words = "Enter the code" if not code else "That code or passkey was not right."
    assert words in page
    assert not is_signed_in(client)


def test_a_password_without_any_second_factor_enrols_nobody(client, make_person):
    make_person(app=False)

    answer = type_password(client)

    assert answer.url == "/sign-in/no-second-factor/"
    assert "Ask your practice manager" in client.get(answer.url).content.decode()
    assert client.get("/sign-in/enrol/").url.startswith("/sign-in/?next=")
    assert client.get("/sign-in/factors/app/").url.startswith("/sign-in/?next=")
    assert not is_signed_in(client)
    assert kinds() == ["without_factor"]


@pytest.mark.parametrize("role", [Role.FRONT_DESK, Role.MARKETING])
@pytest.mark.parametrize(
    "path",
    ["/staff/", "/cms/", "/sign-in/factors/", "/sign-in/password/", "/sign-in/enrol/", "/documents/1/x.pdf"],
)
def test_a_session_without_a_second_factor_is_a_strangers(make_person, role, path):
    person = make_person(role=role)
    stranger, half, whole = Client(), Client(), Client()
    sign_in_by_password_alone(half, person)
    sign_in(whole, person)

    answers = [
        (browser.get(path).status_code, browser.get(path).get("Location")) for browser in (stranger, half)
    ]

    assert answers[0] == answers[1]
    if path == ("/staff/" if role == Role.FRONT_DESK else "/cms/"):
        assert "/sign-in/" not in (whole.get(path).get("Location") or "")


def test_a_session_of_somebody_else_lends_no_second_factor(client, make_person):
    one, other = make_person(), make_person("kim-sample")
    sign_in(client, one)
    assert is_signed_in(client)

    session = client.session
    session["_auth_user_id"] = str(other.pk)
    session["_auth_user_hash"] = other.get_session_auth_hash()
    session.save()

    assert not is_signed_in(client)


def test_the_sessions_key_changes_when_somebody_signs_in(client, make_person):
    make_person()
    client.get("/sign-in/")
    type_password(client)
    before = client.session.session_key

    type_code(client, code_now())

    assert before
    assert client.session.session_key != before


def test_both_admins_own_ways_in_lead_to_the_one_door(client):
    ways = ["/staff/login/", "/cms/login/", "/cms/", "/staff/", "/staff/password_change/", "/cms/account/"]

    ends = [client.get(path, follow=True).redirect_chain[-1][0].split("?")[0] for path in ways]

    assert ends == ["/sign-in/"] * len(ways)
    assert client.get("/cms/password_reset/").status_code == 404


NASTY = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
]


@pytest.mark.parametrize(
    ("target", "end"), [("/staff/people/", "/staff/people/"), *((bad, "/staff/") for bad in NASTY)]
)
def test_next_leads_back_here_and_nowhere_else(client, make_person, target, end):
    make_person()
    client.post("/sign-in/", {"login": "sam-sample", "password": PASSWORD, "next": target})

    assert type_code(client, code_now()).url == end
