"""The calendar in a browser: a closure with somebody on it, and the week on a desk and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP
from tests.e2e.patient import press
from tests.e2e.site import Site

WEEK = "/staff/appointments/calendar/week/"
NARROW = {"width": 320, "height": 720}


def open_week_with(page: Page, name: str) -> None:
    """Show the week in which a sample person has a time: this one, or one of the next two."""
    page.goto(WEEK)
    for _ in range(2):
        if page.get_by_role("link", name=name).count():
            return
        page.get_by_role("link", name="Week after").click()
        page.wait_for_load_state()
    expect(page.get_by_role("link", name=name).first).to_be_visible()


def day_of(page: Page, name: str) -> str:
    """Return the day on which a sample person stands, as a form takes it."""
    page.get_by_role("link", name=name).first.click()
    booked = page.get_by_text(re.compile(r"[A-Z][a-z]{2}, [A-Z][a-z]{2} \d+, \d{4}, \d+:\d\d [AP]M")).first
    found = re.search(r"([A-Z][a-z]{2} \d+, \d{4})", booked.inner_text())
    return page.evaluate("words => new Date(words + ' UTC').toISOString().slice(0, 10)", found[1])


@pytest.mark.parametrize(
    "view",
    [
        {"viewport": DESKTOP, "color_scheme": "light"},
        {"viewport": NARROW, "color_scheme": "dark"},
    ],
    ids=["desktop by day", "narrow at night"],
)
def test_week_and_day_sheet_are_clean_and_fit(open_page: Callable[..., Page], site: Site, view: dict) -> None:
    page = open_page(**view)
    page.goto(site.login_link("front_desk"))
    open_week_with(page, "Avery Sample")
    found = {"week": violations(page)}
    wide = [scrolls_sideways(page)]

    page.get_by_role("navigation", name="Day sheets").get_by_role("link").first.click()
    expect(page.get_by_role("link", name="Back to the week")).to_be_visible()
    found["day sheet"] = violations(page)
    wide.append(scrolls_sideways(page))

    assert found == {"week": [], "day sheet": []}
    assert wide == [False, False]


def test_day_sheet_prints_its_table_without_what_can_only_be_pressed(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("front_desk"))
    open_week_with(page, "Avery Sample")
    page.get_by_role("navigation", name="Day sheets").get_by_role("link").first.click()
    expect(page.get_by_role("navigation", name="Days")).to_be_visible()

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Days")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Front desk")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize(
    ("scripts", "name", "place"),
    [(True, "Gray Sample", "Pensacola"), (False, "Ellis Sample", "Orlando")],
    ids=["by keyboard", "without JavaScript"],
)
def test_a_closure_asks_about_an_appointment_before_it_is_saved(
    open_page: Callable[..., Page], site: Site, scripts: bool, name: str, place: str
) -> None:
    reading = open_page()
    reading.goto(site.login_link("practice_manager"))
    reading.goto(WEEK)
    reading.get_by_label("Location").select_option(label=f"Sample Clinic {place}")
    press(reading, "Show")
    for _ in range(2):
        if not reading.get_by_role("link", name=name).count():
            reading.get_by_role("link", name="Week after").click()
            reading.wait_for_load_state()
    day = day_of(reading, name)
    page = open_page(java_script_enabled=scripts)
    look_at = violations if scripts else violations_without_scripts
    page.goto(site.login_link("practice_manager"))

    page.goto("/staff/appointments/closure/add/")
    page.get_by_label("Reason").fill("Training")
    page.get_by_label("First day").fill(day)
    page.get_by_label("Last day").fill(day)
    page.get_by_label("Location").select_option(label=f"Sample Clinic {place}")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Appointments outside of the new hours")).to_be_visible()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    found = {"asked": look_at(page)}
    press(page, "Save everything")
    problem = page.get_by_role("link", name="Choose what becomes of this appointment.").first
    expect(problem).to_be_visible()
    found["asked again"] = look_at(page)
    rows = page.get_by_role("row").filter(has_text="Sample")
    for row in rows.all():
        keep = row.get_by_role("radio", name="Keep it all the same")
        keep.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        page.keyboard.type("The clinician comes in.")
    page.get_by_role("button", name="Save everything").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("kept outside")).to_be_visible()
    expect(page.get_by_role("link", name="Training").first).to_be_visible()
    assert found == {"asked": [], "asked again": []}


def test_holidays_and_the_calendar_address_are_clean(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("practice_manager"))
    page.goto("/staff/appointments/calendar/holidays/")
    press(page, "Show the holidays")
    expect(page.get_by_role("button", name="Close on these days")).to_be_visible()
    found = {"holidays": violations(page)}
    press(page, "Close on these days")
    expect(page.get_by_text("Choose at least one day.")).to_be_visible()
    found["holidays with an error"] = violations(page)

    page.goto("/staff/appointments/resource/")
    page.get_by_role("link", name="Sample Clinician One").first.click()
    # The script that makes two lists of the services has run.
    expect(page.locator("#id_services_to")).to_be_visible()
    found["resource"] = violations(page)
    page.get_by_role("link", name="Calendar address").click()
    press(page, "Make an address")
    expect(page.get_by_text(f"{site.url}/calendar/")).to_be_visible()
    found["address"] = violations(page)

    assert {where: problems for where, problems in found.items() if problems} == {}
    assert len(found) == 4
