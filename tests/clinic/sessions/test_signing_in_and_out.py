"""A sign-in makes a new session; one press ends them all."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from clinic import chores
from clinic.models import User
from clinic.session_store import stored_key
from clinic.sessions import sign_out_everywhere
from clinic.sessions.signals import forget_ended_sessions
from tests.appointments.factories import make_staff
from tests.clinic.doors.entering import enter, give_password_and_app
from tests.clinic.sessions.pressing import LIST, is_signed_in, token_of
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


def at_the_door(browser: Client, user: User) -> None:
    give_password_and_app(user)
    enter(browser, user.username)


def test_a_sign_in_gives_the_session_a_new_key(db: None) -> None:
    browser = Client()
    session = browser.session
    session["planted"] = "yes"
    session.save()
    browser.cookies["session"] = session.session_key

    at_the_door(browser, make_staff())

    assert browser.cookies["session"].value != session.session_key
    assert not Session.objects.filter(session_key=stored_key(session.session_key)).exists()


def test_a_key_that_somebody_made_up_is_never_taken(db: None) -> None:
    browser = Client()
    browser.cookies["session"] = made_up = "a" * 32

    at_the_door(browser, make_staff())

    assert browser.cookies["session"].value != made_up
    assert not Session.objects.filter(session_key=stored_key(made_up)).exists()


def test_signing_in_again_while_signed_in_gives_a_new_key_too(sam: User) -> None:
    browser = sign_in(Client(), sam)
    key = browser.session.session_key

    sign_in(browser, sam)

    assert browser.session.session_key != key
    assert not Session.objects.filter(session_key=stored_key(key)).exists()


def test_signing_out_everywhere_ends_every_browser_and_nobody_elses(sam: User) -> None:
    browsers = [sign_in(Client(), sam), sign_in(Client(), sam)]
    colleague = sign_in(Client(), make_staff())

    sign_out_everywhere(user=sam, by=sam)

    assert [is_signed_in(one) for one in [*browsers, colleague]] == [False, False, True]
    assert is_signed_in(sign_in(Client(), sam))


def test_the_button_ends_every_browser_and_says_so(browser: Client, sam: User) -> None:
    other = sign_in(Client(), sam)
    token = token_of(browser)

    response = browser.post("/sign-in/sessions/everywhere/", {"csrfmiddlewaretoken": token})

    assert (response.status_code, response.url) == (302, "/sign-in/?next=%2Fsign-in%2Fsessions%2F")
    assert "You are signed out everywhere." in browser.get(response.url).content.decode()
    assert (is_signed_in(browser), is_signed_in(other)) == (False, False)


def test_the_button_is_for_people_and_their_own_press_alone(client: Client, browser: Client) -> None:
    address = "/sign-in/sessions/everywhere/"

    assert browser.get(address).status_code == 405
    assert browser.post(address).status_code == 403
    assert client.post(address).url == f"/sign-in/?next={address}"
    assert is_signed_in(browser)


def test_the_page_says_who_and_since_when(browser: Client, clock: time_machine.Traveller) -> None:
    clock.shift(60)

    page = " ".join(browser.get("/sign-in/sessions/").content.decode().split())

    assert "You are signed in as Sam, here since" in page
    assert "12:00 p.m., Wednesday, March 4" in page


def test_a_stranger_finds_no_such_page(client: Client) -> None:
    assert client.get("/sign-in/sessions/").url == "/sign-in/?next=/sign-in/sessions/"
    assert client.get("/sign-in/sessions/state/").json() == {"who": None}


def test_an_account_that_is_no_longer_active_is_told_that_it_was_changed(browser: Client, sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(is_active=False)

    response = browser.get(LIST)

    assert "because your account was changed" in browser.get(response.url).content.decode()


def test_the_worker_forgets_sessions_that_are_over_and_no_others(
    clock: time_machine.Traveller, sam: User
) -> None:
    old, young = sign_in(Client(), sam), sign_in(Client(), sam)
    Session.objects.filter(session_key=stored_key(old.session.session_key)).update(expire_date=timezone.now())
    clock.shift(1)
    assert "forget ended sessions" in chores._chores

    forgotten = forget_ended_sessions(now=timezone.now())

    assert (forgotten, is_signed_in(young)) == (1, True)
    assert not Session.objects.filter(session_key=stored_key(old.cookies["session"].value)).exists()
