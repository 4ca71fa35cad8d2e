"""The consultation in a real browser: from the first page to the confirmation."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.consultation import (
    READING_MS,
    answer,
    answer_and_go_on,
    answer_by_keyboard,
    go_to,
    pick_a_time,
    slug_of,
)
from tests.e2e.patient import press

NARROW = {"width": 320, "height": 640}
VIEWS = {
    "320 px": {"viewport": NARROW},
    "desktop in the dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "without JavaScript": {"viewport": PHONE, "java_script_enabled": False},
}
SLUGS = ["start", "you", *(f"part-{number}" for number in range(1, 13)), "practical", "time"]
AT_THE_END = ["check", "sent"]


@pytest.mark.parametrize("view", VIEWS)
def test_patient_answers_every_page_picks_a_time_and_sends(open_page: Callable[..., Page], view: str) -> None:
    page = open_page(**VIEWS[view])
    look_at = violations_without_scripts if view == "without JavaScript" else violations
    found: dict[str, list[str]] = {}

    def look() -> None:
        found[slug_of(page)] = look_at(page) + (["scrolls sideways"] if scrolls_sideways(page) else [])

    page.goto("/consultation/")
    for slug in SLUGS[:-1]:
        expect(page.get_by_text(f"Page {SLUGS.index(slug) + 1} of {len(SLUGS)}")).to_be_visible()
        look()
        if slug == "start":
            page.wait_for_timeout(READING_MS)
        answer_and_go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("When to come")
    look()
    pick_a_time(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.get_by_text("We hold this time for you until")).to_be_visible()
    look()
    press(page, "Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")
    expect(page.get_by_text("Nobody else can take this time.")).to_be_visible()
    look()

    assert {slug: faults for slug, faults in found.items() if faults} == {}
    assert list(found) == [*SLUGS, *AT_THE_END]


def test_consultation_can_be_sent_with_the_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/consultation/")
    page.wait_for_timeout(READING_MS)

    for slug in SLUGS[:-1]:
        expect(page.get_by_text(f"Page {SLUGS.index(slug) + 1} of {len(SLUGS)}")).to_be_visible()
        answer_by_keyboard(page)
    code = page.locator('input[name="time"][value*="-"]').first.get_attribute("value")
    answer_by_keyboard(page, time=code, windows=None)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    page.get_by_role("button", name="Send my answers").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")


def test_form_is_taken_up_again_on_another_device_by_its_link(open_page: Callable[..., Page]) -> None:
    phone, computer = open_page(viewport=PHONE), open_page()
    go_to(phone, "part-2")
    answer(phone)

    press(phone, "Save and come back later")
    link = phone.locator(".private-link a").inner_text()
    computer.goto(link)

    expect(computer.get_by_text(f"Page 5 of {len(SLUGS)}")).to_be_visible()
    computer.get_by_role("link", name="Back to the page before").click()
    expect(computer.locator('input[name="peg_pain"][value="7"]')).to_be_checked()


def test_chest_pain_brings_up_the_emergency_number_at_once(open_page: Callable[..., Page]) -> None:
    page = open_page(java_script_enabled=False)
    go_to(page, "part-4")
    card = page.get_by_role("region", name="Call 911 now")
    expect(card).to_be_hidden()

    page.locator('input[name="chest_pain_now"][value="yes"]').check()

    expect(card).to_be_visible()


def test_time_taken_by_somebody_else_is_said_with_others_to_choose_from(
    open_page: Callable[..., Page],
) -> None:
    slow, quick = open_page(viewport=PHONE), open_page()
    go_to(slow, "time")
    go_to(quick, "time")
    code = slow.locator('input[name="time"][value*="-"]').first.get_attribute("value")
    quick.locator(f'input[name="time"][value="{code}"]').check()
    press(quick, "Save and continue")
    expect(quick.get_by_role("heading", level=1)).to_have_text("Check your answers")

    slow.locator(f'input[name="time"][value="{code}"]').check()
    press(slow, "Save and continue")

    expect(slow.locator(".error-summary:focus")).to_contain_text("That time has just been taken.")
    pick_a_time(slow)
    expect(slow.get_by_role("heading", level=1)).to_have_text("Check your answers")
