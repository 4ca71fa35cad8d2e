"""The private link in a real browser: accept an offer, move, cancel."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import faint_text, scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP
from tests.e2e.keyboard import tab_to
from tests.e2e.patient import press
from tests.e2e.site import Site
from tests.e2e.visits import private_path

NARROW = {"width": 320, "height": 640}
VIEWS = {
    "phone": {"viewport": NARROW},
    "desktop in the dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "without JavaScript": {"viewport": NARROW, "java_script_enabled": False},
}


class Look:
    """What is wrong with each page that is looked at."""

    def __init__(self, page: Page, view: str) -> None:
        self.page, self.scripts = page, view != "without JavaScript"
        self.found: dict[str, list[str]] = {}

    def at(self, name: str) -> None:
        check = violations if self.scripts else violations_without_scripts
        faint = faint_text(self.page) if self.scripts else []
        wide = ["scrolls sideways"] if scrolls_sideways(self.page) else []
        self.found[name] = check(self.page) + faint + wide

    @property
    def faults(self) -> dict[str, list[str]]:
        return {name: problems for name, problems in self.found.items() if problems}


@pytest.mark.parametrize("view", VIEWS)
def test_patient_accepts_an_offer_moves_and_cancels(
    open_page: Callable[..., Page], site: Site, view: str
) -> None:
    page = open_page(**VIEWS[view])
    look = Look(page, view)

    page.goto(private_path(site, "offered"))
    look.at("offers")
    press(page, "Take this time")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Booked: "))
    expect(page.get_by_role("status")).to_have_text("Thank you. This time is yours now.")
    look.at("booked")

    page.get_by_role("link", name="Choose another time").click()
    press(page, "Continue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    look.at("no time chosen")
    page.get_by_role("link", name="Afternoons").click()
    # Which afternoon times are free depends on the day, and on the people of the other journeys.
    expect(page.get_by_role("radio", name=re.compile("am$"))).to_have_count(0)
    page.get_by_role("radio", name=re.compile("pm$")).first.check()
    look.at("times")
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the new time")
    look.at("check")
    press(page, "Move my visit")
    expect(page.get_by_role("status")).to_have_text("Your time is moved. The old one is free again.")

    page.get_by_role("link", name="Cancel this time").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancel this time?")
    look.at("cancel")
    page.get_by_label("The time does not suit me").check()
    press(page, "Yes, cancel this time")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancelled: you have no time now")
    look.at("cancelled")

    assert look.faults == {}
    assert len(look.found) == 7
    assert page.context.cookies() == []


def test_the_other_pages_of_the_link_have_no_fault(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(viewport=NARROW)
    look = Look(page, "phone")
    path = private_path(site, "requested")

    for address in [path, *(f"{path}{step}/" for step in ("details", "messages", "withdraw"))]:
        page.goto(address)
        look.at(address.removeprefix(path))
    for address in ("/manage/never-was/", "/manage/", "/manage/asked/"):
        page.goto(address)
        look.at(address)

    assert look.faults == {}
    assert len(look.found) == 7


def test_a_visit_is_moved_and_cancelled_with_the_keyboard_alone(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(private_path(site, "booked"))

    tab_to(page, "Choose another time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose another time")
    tab_to(page, page.locator(".tile label").first.inner_text().strip())
    page.keyboard.press("Space")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check the new time")
    tab_to(page, "Move my visit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Your time is moved. The old one is free again.")
    tab_to(page, "Cancel this time")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cancel this time?")
    tab_to(page, "Yes, cancel this time")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Cancelled: you have no time now")
