"""Filling in the consultation in a browser: by pointing, or with the keyboard alone."""

from itertools import count
from typing import Any

from playwright.sync_api import Locator, Page

from tests.appointments.forms.screening.posted import POSTED
from tests.e2e.patient import LETTER_MS, press

# Of the whole screening, what one person answers; the rest is as in the other tests.
# Nobody has read the first page in less; whoever has is suspected to be a robot.
READING_MS = 3100
OF_THE_PATIENT = {"for_whom": "self", "helper_name": None, "helper_relation": None}


# The site takes three forms a day from one phone number or address, and looks at further ones by hand.
PEOPLE = count(1)


def answers_of(slug: str, **changes: Any) -> dict[str, Any]:
    """Return a page's answers by the names of its inputs; whoever is asked who they are is somebody else."""
    usual = POSTED[slug] | (OF_THE_PATIENT | contact_of(next(PEOPLE)) if slug == "you" else {}) | changes
    return {name: value for name, value in usual.items() if value is not None}


def contact_of(number: int) -> dict[str, str]:
    return {"phone": f"(786) 555-01{number:02}", "email": f"ada-{number}@mail.example"}


def slug_of(page: Page) -> str:
    """Return which page of the form is open."""
    place = page.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1]
    return "start" if place == "consultation" else place


def answer(page: Page, **changes: Any) -> None:
    """Answer the open page's questions, one input after the other."""
    for name, value in answers_of(slug_of(page), **changes).items():
        for one in value if isinstance(value, list) else [value]:
            _answer(page.locator(f'main [name="{name}"]'), one)


def answer_and_go_on(page: Page, **changes: Any) -> None:
    answer(page, **changes)
    press(page, "Save and continue")


def pick_a_time(page: Page) -> str:
    """Choose the first free time and return its code."""
    first = page.locator('input[name="time"][value*="-"]').first
    code = first.get_attribute("value")
    assert code
    first.check()
    press(page, "Save and continue")
    return code


def go_to(page: Page, slug: str) -> None:
    """Answer every page up to one of them."""
    page.goto("/consultation/")
    while slug_of(page) != slug:
        if slug_of(page) == "start":
            page.wait_for_timeout(READING_MS)
        answer_and_go_on(page)


def answer_by_keyboard(page: Page, **changes: Any) -> None:
    """Go through the open page with Tab, Space, arrows and letters, and send it with Enter."""
    wanted = {
        name: value if isinstance(value, list) else [value]
        for name, value in answers_of(slug_of(page), **changes).items()
    }
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["text"] == "Save and continue":
            page.keyboard.press("Enter")
            return
        _press_keys(page, focused, wanted.get(focused["name"], []))
    raise AssertionError(f"the button cannot be reached with Tab on {page.url}")


def _answer(found: Locator, value: str) -> None:
    if found.first.get_attribute("type") in ("radio", "checkbox"):
        box = found.and_(found.page.locator(f'[value="{value}"]')) if found.count() > 1 else found
        box.check()
    else:
        found.press_sequentially(value, delay=LETTER_MS / 10)


def _press_keys(page: Page, focused: dict[str, Any], wanted: list[str]) -> None:
    if not wanted:
        return
    if focused["type"] == "radio":
        page.keyboard.press("Space")
        for _ in range(60):
            if page.evaluate(FOCUSED)["value"] == wanted[0]:
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError(f"{wanted[0]} cannot be reached with the arrows")
    if focused["type"] == "checkbox":
        if focused["value"] in wanted or focused["value"] == "on":
            page.keyboard.press("Space")
    else:
        page.keyboard.type(wanted[0])


FOCUSED = """
() => {
    const { name = "", value = "", type = "", innerText = "" } = document.activeElement;
    return { name, value, type, text: innerText.trim() };
}
"""
