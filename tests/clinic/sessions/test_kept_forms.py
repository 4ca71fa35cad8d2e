"""A form that comes too late loses nothing, and nobody else gets it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from appointments.models import Note
from clinic.models import User
from clinic.session_store import SessionStore, stored_key
from clinic.sessions import kept, sign_out_everywhere
from tests.appointments.factories import make_request, make_staff
from tests.clinic.doors.entering import PASSWORD, code_now, give_password_and_app
from tests.clinic.sessions.pressing import LIST, send_note, token_of
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)
KEPT = "/sign-in/sessions/kept/"
TO_SIGN_IN = (303, "/sign-in/?next=%2Fsign-in%2Fsessions%2Fkept%2F")


def led_to(response: object) -> tuple[int, str]:
    return response.status_code, response.get("Location", "")


def waiting(browser: Client) -> list[list[tuple[str, str]]]:
    """Return what the page shows of each form."""
    return [form.typed for form in browser.get(KEPT).context["forms"]]


def send_again(browser: Client) -> object:
    """Press “Send it again” for the first form."""
    context = browser.get(KEPT).context
    form = context["forms"][0]
    fields = dict(form.fields) | {"kept_form": form.key, "csrfmiddlewaretoken": str(context["csrf_token"])}
    return browser.post(form.path, fields)


@pytest.mark.parametrize("minutes", [15, 12 * 60], ids=["idle", "too long"])
def test_a_late_note_is_kept_shown_and_sent_again(
    browser: Client, sam: User, clock: time_machine.Traveller, minutes: int
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(minutes * MINUTE)

    late = send_note(browser, request, token, text="Prefers <b>mornings</b>")
    asked = browser.get(late.url).content.decode()
    before = Note.objects.count()
    sign_in(browser, sam)
    page = browser.get(KEPT).content.decode()
    sent = send_again(browser)

    assert led_to(late) == TO_SIGN_IN
    assert "What you typed is kept. Sign in, and you can send it again." in asked
    assert "Prefers &lt;b&gt;mornings&lt;/b&gt;" in page
    assert f"/staff/appointments/appointmentrequest/{request.pk}/do/note/" in page
    assert (before, sent.status_code, Note.objects.get().text) == (0, 302, "Prefers <b>mornings</b>")
    assert waiting(browser) == []


def test_whoever_signs_in_and_goes_to_work_is_led_to_what_is_kept_once(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    send_note(browser, request, token)
    sign_in(browser, sam)

    first, second = browser.get(LIST), browser.get(LIST)

    assert (led_to(first), second.status_code) == ((302, KEPT), 200)


def test_somebody_else_who_signs_in_gets_nothing_and_it_is_destroyed(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    send_note(browser, request, token)
    assert len(browser.session[kept.KEPT]) == 1

    sign_in(browser, make_staff())
    others = waiting(browser)
    left = kept.KEPT in browser.session
    sign_in(browser, sam)

    assert (others, left, waiting(browser)) == ([], False, [])


def test_what_is_kept_cannot_be_read_in_the_database_nor_under_another_name(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    send_note(browser, request, token, text="Prefers mornings")
    session = browser.session
    row = SessionStore().decode(Session.objects.get(session_key=stored_key(session.session_key)).session_data)
    form = session[kept.KEPT][0]

    session[kept.KEPT] = [form | {"user": "999"}]

    assert "mornings" not in str(row)
    assert kept.opened(session, user="999", now=request.sent_at) == []


def test_passwords_tokens_and_files_are_not_kept_and_files_are_named(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    scan = SimpleUploadedFile("letter.pdf", b"%PDF")

    send_note(browser, request, token, old_password="hunter2", file=scan)
    sign_in(browser, sam)
    form = browser.get(KEPT).context["forms"][0]

    assert form.fields == [("version", str(request.version)), ("text", "Prefers mornings")]
    assert form.files == ["letter.pdf"]
    assert "Choose them again afterwards: letter.pdf" in browser.get(KEPT).content.decode()


@pytest.mark.parametrize("forged", ["", "x" * 64], ids=["no token", "another's token"])
def test_a_form_that_no_page_of_ours_made_is_not_kept(
    browser: Client, sam: User, clock: time_machine.Traveller, forged: str
) -> None:
    request = make_request()
    token_of(browser)
    clock.shift(15 * MINUTE)

    send_note(browser, request, forged)
    sign_in(browser, sam)

    assert waiting(browser) == []


def test_what_is_longer_than_a_session_may_hold_is_not_kept(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)

    response = send_note(browser, request, token, text="a" * kept.MOST_BYTES)
    sign_in(browser, sam)

    assert (led_to(response), waiting(browser)) == (TO_SIGN_IN, [])


def test_after_twelve_hours_it_is_gone(browser: Client, sam: User, clock: time_machine.Traveller) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    send_note(browser, request, token)
    clock.shift(12 * 60 * MINUTE)

    sign_in(browser, sam)

    assert waiting(browser) == []


def test_two_tabs_that_come_late_both_find_theirs(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)

    send_note(browser, request, token, text="From the first tab")
    send_note(browser, request, token, text="From the second tab")
    sign_in(browser, sam)

    assert waiting(browser) == [[("Text", "From the second tab")], [("Text", "From the first tab")]]


def test_a_page_that_asks_by_itself_first_costs_the_form_nothing(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    browser.get("/staff/appointments/appointmentrequest/", headers={"Queue-Fresh": "yes"})

    response = send_note(browser, request, token)
    sign_in(browser, sam)

    assert (led_to(response), waiting(browser)) == (TO_SIGN_IN, [[("Text", "Prefers mornings")]])


def test_a_form_after_the_sign_out_in_another_tab_is_kept(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    browser.post("/sign-out/", {"csrfmiddlewaretoken": token})

    response = send_note(browser, request, token)
    sign_in(browser, sam)

    assert (led_to(response), waiting(browser)) == (TO_SIGN_IN, [[("Text", "Prefers mornings")]])


def test_a_form_after_a_sign_out_everywhere_is_kept(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    sign_out_everywhere(user=sam, by=sam)

    response = send_note(browser, request, token)
    sign_in(browser, sam)

    assert (led_to(response), waiting(browser)) == (TO_SIGN_IN, [[("Text", "Prefers mornings")]])


def sign_in_by_form(browser: Client, user: User) -> None:
    """Sign in at the door itself: its token is renewed there."""
    give_password_and_app(user)
    token = str(browser.get("/sign-in/").context["csrf_token"])
    typed = {"login": user.username, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post("/sign-in/", typed).status_code == 302
    assert (
        browser.post("/sign-in/second/", {"code": code_now(), "csrfmiddlewaretoken": token}).status_code
        == 302
    )


def test_a_form_of_before_a_new_sign_in_in_another_tab_is_kept(
    browser: Client, sam: User, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    browser.get(LIST)
    sign_in_by_form(browser, sam)

    stale = send_note(browser, request, token)
    assert led_to(stale) == ((303, KEPT))
    sent = send_again(browser)

    assert (led_to(stale), sent.status_code) == ((303, KEPT), 302)
    assert Note.objects.get().text == "Prefers mornings"


def test_a_form_of_somebody_elses_page_is_refused_as_ever(
    browser: Client, clock: time_machine.Traveller
) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    browser.get(LIST)
    sign_in_by_form(browser, make_staff())

    stale = send_note(browser, request, token)

    assert (stale.status_code, waiting(browser)) == (403, [])


def test_a_kept_form_can_be_thrown_away(browser: Client, sam: User, clock: time_machine.Traveller) -> None:
    request, token = make_request(), token_of(browser)
    clock.shift(15 * MINUTE)
    send_note(browser, request, token)
    sign_in(browser, sam)
    context = browser.get(KEPT).context

    key, token = context["forms"][0].key, str(context["csrf_token"])
    response = browser.post(KEPT, {"forget": key, "csrfmiddlewaretoken": token})

    assert (led_to(response), waiting(browser)) == ((302, KEPT), [])


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert led_to(client.get(KEPT)) == (302, f"/sign-in/?next={KEPT}")
    assert client.put(KEPT).status_code == 405
