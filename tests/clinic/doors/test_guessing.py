"""Guessing passwords is slow for the guesser, and locks nobody else out."""

import re

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client

from clinic.models import SecurityEvent, User
from clinic.sign_in.devices import SALT
from tests.clinic.doors.entering import code_now, is_signed_in, type_code, type_password

pytestmark = pytest.mark.django_db

TOO_MANY = "Too many tries. Wait five minutes"


@pytest.fixture(autouse=True)
def behind_a_proxy(settings):
    settings.TRUSTED_PROXIES = 1


def guess(times: int, *, address: str, username: str = "sam-sample", client: Client | None = None) -> str:
    """Type wrong passwords from an address; returns the last page."""
    page = ""
    for _ in range(times):
        answer = type_password(
            client or Client(), username, "wrong-wrong-wrong", HTTP_X_FORWARDED_FOR=address
        )
        page = answer.content.decode()
    return page


def gets_in(client: Client, address: str) -> bool:
    type_password(client, HTTP_X_FORWARDED_FOR=address)
    type_code(client, code_now())
    return is_signed_in(client)


def test_five_wrong_passwords_stop_that_address_and_say_for_how_long(make_person):
    make_person()

    assert "Check your username and password" in guess(5, address="10.1.0.1")
    assert TOO_MANY in guess(1, address="10.1.0.1")
    assert not gets_in(Client(), "10.1.0.1")
    assert list(SecurityEvent.objects.values_list("kind", flat=True).distinct().order_by("kind")) == [
        "sign_in_failed",
        "sign_in_throttled",
    ]


def test_an_attacker_locks_nobody_out_at_another_address(make_person):
    make_person()
    guess(6, address="10.1.0.1")

    assert gets_in(Client(), "10.1.0.2")


def test_an_attacker_on_the_clinics_own_address_does_not_lock_out_a_known_device(make_person):
    make_person()
    usual = Client()
    assert gets_in(usual, "10.1.0.1")
    usual.post("/sign-out/")
    guess(6, address="10.1.0.1")
    assert not gets_in(Client(), "10.1.0.1")
    _forget_codes()

    assert gets_in(usual, "10.1.0.1")


def test_a_botnet_uses_up_the_tries_of_strangers_and_not_those_of_a_known_device(make_person, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed_by_strangers": "10/h/key"}
    make_person()
    usual = Client()
    assert gets_in(usual, "10.1.0.1")
    usual.post("/sign-out/")

    for number in range(10):
        guess(1, address=f"10.9.0.{number}")

    assert TOO_MANY in guess(1, address="10.9.1.1")
    _forget_codes()
    assert gets_in(usual, "10.1.0.1")


def test_a_bad_neighbor_on_the_clinics_address_locks_out_no_known_device(make_person):
    make_person()
    usual = Client()
    assert gets_in(usual, "10.1.0.1")
    usual.post("/sign-out/")

    for number in range(30):
        guess(1, address="10.1.0.1", username=f"somebody-{number}")

    assert TOO_MANY in guess(1, address="10.1.0.1", username="somebody-else")
    _forget_codes()
    assert gets_in(usual, "10.1.0.1")


def test_a_forged_device_cookie_is_a_strangers(make_person):
    make_person()
    guess(5, address="10.1.0.1")
    forger = Client()
    forger.cookies["device"] = "eyJhIjoxfQ:1abc:forged"

    assert TOO_MANY in guess(1, address="10.1.0.1", client=forger)


def test_the_device_cookie_names_nobody_and_lets_nobody_in(make_person):
    make_person()
    usual = Client()
    gets_in(usual, "10.1.0.1")
    other = Client()
    other.cookies["device"] = usual.cookies["device"].value

    cookie = usual.cookies["device"]

    assert not is_signed_in(other)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "sam" not in str(signing.loads(cookie.value, salt=SALT))


def test_an_unknown_name_is_answered_like_a_wrong_password(make_person):
    make_person()

    known = type_password(Client(), password="wrong-wrong-wrong").content.decode()
    unknown = type_password(Client(), "nobody-here", "wrong-wrong-wrong").content.decode()

    assert "Check your username and password. Both are case-sensitive" in known
    assert plain(unknown).replace("nobody-here", "sam-sample") == plain(known)


def test_many_people_behind_one_address_can_sign_in(make_person):
    names = [f"person-{number}" for number in range(12)]
    for name in names:
        make_person(name)

    answers = [
        type_password(Client(), name, HTTP_X_FORWARDED_FOR="10.1.0.1").get("Location") for name in names
    ]

    assert answers == ["/sign-in/second/"] * 12


def test_six_wrong_codes_stop_the_account_for_a_while(client, make_person):
    make_person()
    type_password(client)
    for _ in range(5):
        type_code(client, "000000")

    page = type_code(client, code_now()).content.decode()

    assert TOO_MANY in page
    assert not is_signed_in(client)


def _forget_codes() -> None:
    """Let a code of this half minute be used again: these tests are about passwords."""
    for person in User.objects.all():
        cache.delete(f"allauth.mfa.totp.used?user={person.pk}&code={code_now()}")


def plain(page: str) -> str:
    """Return the page without what differs from one answer to the next."""
    return re.sub(r'(nonce|value)="[^"]{20,}"', "", page)
