"""The front desk confirms an asked-for time and offers two others, by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.calendars import make_consultation
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.site import Site

QUEUE = "/staff/appointments/appointmentrequest/"
FOCUSED = (
    "(document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || '').trim()"
)
MOST_STOPS = 120


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus begins with these words."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            return
    raise AssertionError(f"Tab never came to “{words}”")


def tab_to_a_time(page: Page) -> None:
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "times":
            return
    raise AssertionError("Tab never came to a free time")


def test_an_asked_for_time_is_confirmed_by_keyboard(open_page: Callable[..., Page], site: Site) -> None:
    made = make_consultation(site, "Emery", asks=True)
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}?queue=asked")
    expect(page.get_by_role("row").filter(has_text=made["reference"])).to_contain_text("Asked for:")
    found = {"queue": violations(page)}

    tab_to(page, "Emery Sample")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Confirm this time")).to_be_visible()
    expect(page.get_by_text("A clinician reads the answers.")).to_be_visible()
    found["asked for"] = violations(page)
    tab_to(page, "Confirm this time")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Confirmed. The patient is told in two minutes.")).to_be_visible()
    expect(page.locator(".desk-time").first).to_contain_text("Booked")
    found["confirmed"] = violations(page)
    assert found == {"queue": [], "asked for": [], "confirmed": []}


def test_two_times_are_offered_by_keyboard(open_page: Callable[..., Page], site: Site) -> None:
    made = make_consultation(site, "Marlow", asks=False)
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}{made['pk']}/change/")
    tab_to(page, "Find a time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find a time for Marlow Sample")
    # Whatever else the site has on its calendars, this visit has one room.
    page.goto(f"{QUEUE}{made['pk']}/times/?service=desk-visit")
    found = {"times": violations(page)}

    tab_to(page, "Offer what is chosen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Choose one to three times to offer. You chose 0")).to_be_visible()
    found["nothing chosen"] = violations(page)
    # An hour each, every half hour: the third lies apart from the first.
    for stops in (1, 2):
        for _ in range(stops):
            tab_to_a_time(page)
        page.keyboard.press("Space")
    expect(page.locator("input[name=times]:checked")).to_have_count(2)
    tab_to(page, "Offer what is chosen")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Offered, and held for 24 hours.")).to_be_visible()
    expect(page.locator(".desk-time").filter(has_text="Offered")).to_have_count(2)
    found["offered"] = violations(page)
    assert found == {"times": [], "nothing chosen": [], "offered": []}


def test_a_time_is_booked_without_javascript(open_page: Callable[..., Page], site: Site) -> None:
    made = make_consultation(site, "Sage", asks=False)
    page = open_page(java_script_enabled=False)
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}{made['pk']}/times/?service=desk-visit")
    assert violations_without_scripts(page) == []

    page.locator("input[name=times]").first.check()
    page.get_by_role("button", name="Book it").click()

    expect(page.get_by_text("Booked. The patient is told in two minutes")).to_be_visible()
    expect(page.locator(".desk-time").first).to_contain_text("Booked")


@pytest.mark.parametrize(
    "view",
    [
        {"viewport": DESKTOP, "color_scheme": "dark"},
        {"viewport": {"width": 768, "height": 1024}, "color_scheme": "light"},
        {"viewport": PHONE, "color_scheme": "dark"},
        {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    ],
    ids=["desktop at night", "tablet", "phone at night", "320 px"],
)
def test_the_desk_s_pages_about_times_are_clean(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    made = make_consultation(site, "Quinn", asks=True)
    page = open_page(**view)
    page.goto(site.login_link("clinician"))
    found = {}

    for path in (f"{made['pk']}/change/", f"{made['pk']}/times/", "today/", "waitlist/", "?queue=asked"):
        page.goto(f"{QUEUE}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found[path] = [*violations(page), *(["scrolls sideways"] if scrolls_sideways(page) else [])]

    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(found) == 5
