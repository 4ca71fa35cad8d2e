"""A session that nobody uses: the warning, the cover, and a note that came too late.

The server's clock is set by hand, in the session; the page's by the browser.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import violations_without_scripts
from tests.e2e.keyboard import tab_to
from tests.e2e.site import Site
from tests.e2e.test_desk import NAMES, VIEWS, faults

BACK = """
from clinic.session_store import SessionStore
session = SessionStore({key!r})
session["last_seen"] -= {seconds}
session.save()
"""
MINUTE = 60


def let_pass(page: Page, site: Site, minutes: int) -> None:
    """Let minutes pass in which nobody does anything, for the server and for the page."""
    (key,) = (one["value"] for one in page.context.cookies() if one["name"] == "session")
    site.manage("shell", "-c", BACK.format(key=key, seconds=minutes * MINUTE))


def type_a_note(page: Page, site: Site, words: str) -> Locator:
    page.goto(site.login_link("front_desk"))
    page.goto("/staff/appointments/appointmentrequest/?queue=all")
    page.get_by_role("row").filter(has_text="Gray Sample").get_by_role("link").first.click()
    page.get_by_text("Add a note").first.click()
    note = page.locator("textarea[name=text]:visible").first
    note.fill(words)
    return note


def send(note: Locator) -> None:
    note.locator("xpath=ancestor::form").get_by_role("button", name="Add a note").click()


def warning(page: Page) -> Locator:
    return page.get_by_role("alertdialog", name="You will be signed out soon")


def cover(page: Page) -> Locator:
    return page.get_by_role("alertdialog", name="You are signed out")


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_the_end_is_announced_put_off_covered_and_undone_by_signing_in_again(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    page = open_page(**view)
    page.clock.install()
    note = type_a_note(page, site, "Prefers mornings")
    note.focus()

    let_pass(page, site, 14)
    page.clock.fast_forward(14 * MINUTE * 1000)
    expect(warning(page)).to_be_visible()
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    found = {"warning": faults(page)}
    page.keyboard.press("Enter")
    expect(warning(page)).to_be_hidden()
    expect(note).to_be_focused()
    let_pass(page, site, 15)
    page.clock.fast_forward(15 * MINUTE * 1000)
    expect(cover(page)).to_be_visible()
    found["cover"] = faults(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(cover(page)).to_be_visible()
    expect(cover(page).get_by_role("link", name="Sign in again (new tab)")).to_be_focused()

    tab = page.context.new_page()
    tab.goto(site.login_link("front_desk"))
    expect(cover(page)).to_be_hidden()
    expect(note).to_have_value("Prefers mornings")
    send(note)
    expect(page.get_by_text("Prefers mornings").first).to_be_visible()
    assert found == {"warning": [], "cover": []}


def test_somebody_else_who_signs_in_does_not_uncover_the_page(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.clock.install()
    type_a_note(page, site, "For no other eyes")
    let_pass(page, site, 15)
    page.clock.fast_forward(15 * MINUTE * 1000)
    expect(cover(page)).to_be_visible()

    page.context.new_page().goto(site.login_link("practice_manager"))

    expect(cover(page).get_by_text("Somebody else is signed in now.")).to_be_visible()


@pytest.mark.parametrize("view", [{}, {"java_script_enabled": False}], ids=["with scripts", "without"])
def test_a_note_that_came_too_late_is_sent_again_by_keyboard_alone(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    page = open_page(**view)
    words = f"Came too late {len(view)}"
    note = type_a_note(page, site, words)
    let_pass(page, site, 15)

    send(note)
    expect(page.get_by_text("nothing was done here for 15 minutes")).to_be_visible()
    expect(page.get_by_text("What you typed is kept.")).to_be_visible()
    asked = violations_without_scripts(page)
    page.goto(site.login_link("front_desk"))
    expect(page.get_by_role("heading", name="Nothing you typed is lost")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text=words)).to_be_visible()
    shown = violations_without_scripts(page)
    if view:
        page.get_by_role("button", name="Send it again").press("Enter")
    else:
        tab_to(page, "Send it again")
        page.keyboard.press("Enter")

    expect(page.locator("body")).to_contain_text(words)
    assert (asked, shown) == ([], [])


def test_the_editors_side_is_covered_too(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.clock.install()
    page.goto(site.login_link("publisher"))
    with page.expect_response(lambda answer: answer.url.endswith("/state/")):
        page.goto("/cms/pages/")

    let_pass(page, site, 15)
    page.clock.fast_forward(15 * MINUTE * 1000)

    expect(cover(page)).to_be_visible()
