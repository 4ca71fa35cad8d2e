"""A session ends when nobody is there for 15 minutes, and 12 hours after its sign-in."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinic.models import User
from clinic.roles import Role
from clinic.session_store import stored_key
from tests.appointments.factories import make_request, make_staff
from tests.clinic.sessions.pressing import LIST, is_signed_in, stored
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
IDLE = "You were signed out because nothing was done here for 15 minutes."
TOO_LONG = "You were signed out because you had been signed in for 12 hours."


def test_one_second_short_of_15_minutes_is_in_time(browser: Client, clock: time_machine.Traveller) -> None:
    clock.shift(15 * MINUTE - timedelta(seconds=1))

    assert browser.get(LIST).status_code == 200


@pytest.mark.parametrize("path", ["/staff/?menu", "/cms/pages/"])
def test_after_15_minutes_one_is_led_to_sign_in_and_back_and_told_why(
    clock: time_machine.Traveller, path: str
) -> None:
    browser = sign_in(Client(), make_staff(Role.PUBLISHER if path.startswith("/cms") else Role.FRONT_DESK))
    assert browser.get(path, follow=True).redirect_chain in ([], [("/cms/", 302)])
    clock.shift(15 * MINUTE)

    response = browser.get(path)

    assert response.url == f"/sign-in/?next={path.replace('/', '%2F').replace('?', '%3F')}"
    assert IDLE in browser.get(response.url).content.decode()


def test_the_session_ends_on_the_server_and_its_key_with_it(
    browser: Client, clock: time_machine.Traveller
) -> None:
    key = browser.session.session_key
    clock.shift(15 * MINUTE)

    browser.get(LIST)

    assert not Session.objects.filter(session_key=stored_key(key)).exists()
    assert SESSION_KEY not in stored(browser)
    browser.cookies["session"] = key
    assert browser.get(LIST).status_code == 302


def test_who_goes_on_working_stays_signed_in_for_12_hours_and_no_longer(
    browser: Client, clock: time_machine.Traveller
) -> None:
    for _ in range(12 * 6 - 1):
        clock.shift(10 * MINUTE)
        assert browser.get(LIST).status_code == 200
    clock.shift(10 * MINUTE)

    response = browser.get(LIST)

    assert response.status_code == 302
    assert TOO_LONG in browser.get(response.url).content.decode()


PING = "/cms/editing-sessions/ping/wagtailcore/page/1/1/"
QUEUE = "/staff/appointments/appointmentrequest/"


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("post", PING, {}),
        ("post", "/cms/pages/1/edit/", {"Accept": "application/json"}),
        ("post", "/cms/pages/1/edit/preview/", {"Sec-Fetch-Dest": "empty"}),
        ("get", "/cms/pages/1/edit/preview/", {"Sec-Fetch-Dest": "iframe"}),
        ("get", QUEUE, {"Queue-Fresh": "yes"}),
        ("post", f"{QUEUE}1/here/", {}),
        ("get", LIST, {"Sec-Purpose": "prefetch"}),
        ("get", "/sign-in/sessions/state/", {"Accept": "application/json"}),
    ],
    ids=["ping", "autosave", "preview", "frame", "queue", "presence", "prefetch", "state"],
)
def test_what_pages_send_by_themselves_does_not_keep_a_session_alive(
    clock: time_machine.Traveller, method: str, path: str, headers: dict
) -> None:
    browser = sign_in(Client(), make_staff(Role.PUBLISHER, is_staff=True))
    for _ in range(3):
        clock.shift(5 * MINUTE - timedelta(seconds=1))
        getattr(browser, method)(path, headers=headers)
        assert is_signed_in(browser)
    clock.shift(3 * timedelta(seconds=1))

    assert not is_signed_in(browser)


def test_a_person_who_opens_pages_keeps_it_alive(browser: Client, clock: time_machine.Traveller) -> None:
    for _ in range(3):
        clock.shift(14 * MINUTE)
        assert browser.get(LIST, headers={"Sec-Fetch-Dest": "document"}).status_code == 200


def test_saying_that_one_is_there_keeps_it_alive_and_needs_a_form_token(
    browser: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(14 * MINUTE)
    token = browser.get(reverse("session_state")).json()["csrf"]

    refused = browser.post(reverse("session_stay"))
    told = browser.post(reverse("session_stay"), {"csrfmiddlewaretoken": token})

    assert refused.status_code == 403
    assert (told.json()["idle"], told.json()["whole"]) == (15 * 60, 12 * 3600 - 14 * 60)
    assert browser.get(reverse("session_stay")).status_code == 405


def test_a_script_is_answered_in_words_it_can_show_and_the_key_stays_until_somebody_comes(
    browser: Client, clock: time_machine.Traveller
) -> None:
    key = browser.session.session_key
    clock.shift(15 * MINUTE)

    response = browser.get(QUEUE, headers={"Queue-Fresh": "yes"})

    assert (response.status_code, response.json()) == (
        401,
        {
            "success": False,
            "error_code": "locked",
            "error_message": "You are signed out. Sign in in another tab, and go on here: what you typed is"
            " still here.",
            "sign_in": "/sign-in/",
        },
    )
    assert (browser.session.session_key, SESSION_KEY in stored(browser)) == (key, False)
    browser.get(LIST)
    assert browser.session.session_key != key


def test_a_script_of_a_stranger_is_told_the_same(db: None) -> None:
    response = Client().post("/cms/pages/1/edit/", headers={"Accept": "application/json"})

    assert (response.status_code, response.json()["error_code"]) == (401, "locked")


def test_a_public_page_is_shown_to_whose_session_ended(
    browser: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(15 * MINUTE)

    response = browser.get("/robots.txt")

    assert response.status_code == 200
    assert SESSION_KEY not in stored(browser)


def test_a_session_without_clocks_counts_as_seen_now(browser: Client, clock: time_machine.Traveller) -> None:
    session = browser.session
    del session["last_seen"], session["signed_in_at"]
    session.save()
    clock.shift(60 * MINUTE)
    seen = browser.get(LIST).status_code
    clock.shift(15 * MINUTE)

    assert (seen, browser.get(LIST).status_code) == (200, 302)


def writes_of(browser: Client) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(LIST)
    return [
        one["sql"][:6] for one in queries if "django_session" in one["sql"] and "SELECT" not in one["sql"]
    ]


def test_being_seen_is_written_every_half_minute_at_most(
    browser: Client, clock: time_machine.Traveller
) -> None:
    fresh = writes_of(browser)
    clock.shift(timedelta(seconds=30))
    later = writes_of(browser)
    again = writes_of(browser)

    assert (fresh, later, again) == ([], ["UPDATE"], [])


def test_a_tab_whose_session_another_tab_ended_meanwhile_is_led_to_sign_in(
    browser: Client, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other tab signs out between this request's reading of the session and its writing."""
    clock.shift(MINUTE)
    from clinic.sessions import clocks

    real = clocks.note_seen

    def late(session: object, **rest: object) -> bool:
        Session.objects.all().delete()
        return real(session, **rest)

    monkeypatch.setattr(clocks, "note_seen", late)

    response = browser.get(LIST)

    assert (response.status_code, response.url) == (302, "/sign-in/?next=%2Fstaff%2F%3Fmenu")


def test_two_tabs_share_one_end(browser: Client, clock: time_machine.Traveller, sam: User) -> None:
    other_tab = Client()
    other_tab.cookies["session"] = browser.cookies["session"].value
    clock.shift(10 * MINUTE)
    other_tab.get(LIST)
    clock.shift(10 * MINUTE)

    assert browser.get(LIST).status_code == 200
    make_request()
    clock.shift(15 * MINUTE)
    assert (browser.get(LIST).status_code, other_tab.get(LIST).status_code) == (302, 302)
