"""The triage desk in a browser. Its people are those of the sample: a network may send only ten requests."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.site import Site

TABLET = {"width": 768, "height": 1024}
VIEWS = [
    {"viewport": DESKTOP, "color_scheme": "dark"},
    {"viewport": TABLET, "color_scheme": "light"},
    {"viewport": PHONE, "color_scheme": "dark"},
]
NAMES = ["desktop at night", "tablet by day", "phone at night"]


def faults(page: Page) -> list[str]:
    found = violations(page)
    return [*found, "scrolls sideways"] if scrolls_sideways(page) else found


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_somebody_is_found_by_the_keyboard_alone_and_their_name_stays_out_of_the_address(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    page = open_page(**view)
    page.goto(site.login_link("front_desk"))

    page.get_by_role("searchbox", name="Find").focus()
    page.keyboard.type("gra sam")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="Gray Sample").first).to_be_visible()
    found = faults(page)
    address = page.url
    page.get_by_role("searchbox", name="Find").fill("Nobodyatall")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody found")).to_be_visible()

    assert (found, faults(page)) == ([], [])
    assert address.endswith("/staff/appointments/appointmentrequest/search/")


def test_a_colleague_sees_that_a_request_is_open_and_being_typed_on(
    open_page: Callable[..., Page], site: Site
) -> None:
    first, second = open_page(), open_page()
    for page, role in ((first, "front_desk"), (second, "practice_manager")):
        page.goto(site.login_link(role))
        page.goto("/staff/appointments/appointmentrequest/?queue=all")
        with page.expect_response(lambda answer: answer.url.endswith("/here/")):
            page.get_by_role("row").filter(has_text="Gray Sample").get_by_role("link").click()

    expect(second.get_by_text("has this open")).to_be_visible()
    first.get_by_text("Add a note").first.click()
    first.locator("textarea:visible").first.fill("Calls back at noon")
    with first.expect_response(lambda answer: answer.url.endswith("/here/")):
        first.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    with second.expect_response(lambda answer: answer.url.endswith("/here/")):
        second.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(second.get_by_text("has this open, typing.")).to_be_visible()
    assert faults(second) == []


def test_keys_move_through_the_queue_and_can_be_switched_off(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.get_by_role("searchbox", name="Find").fill("gray")
    page.keyboard.press("Enter")
    line = page.get_by_role("row").filter(has_text="Gray Sample").first
    expect(line).to_be_visible()

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    found = faults(page)
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(line.get_by_role("link")).not_to_be_focused()
    page.keyboard.press("?")
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Find")).to_be_focused()
    page.get_by_role("heading", name="Found requests").click()
    page.keyboard.press("j")
    expect(line.get_by_role("link")).to_be_focused()
    page.keyboard.press("k")
    expect(line.get_by_role("link")).to_be_focused()

    assert found == []
