"""The staff side in a browser: every kind of page is clean for axe, and fits a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.patient import Patient, press, send_request
from tests.e2e.site import Site

VIEWS = [
    {"viewport": DESKTOP, "color_scheme": "light"},
    {"viewport": PHONE, "color_scheme": "dark"},
]
NAMES = ["desktop by day", "phone at night"]
QUEUE = "/staff/appointments/appointmentrequest/"
# No journey lets an email fail, so nothing waits here, whatever else was done on this site.
EMPTY_QUEUE = f"{QUEUE}?queue=call_instead"
UNKNOWN_REFERENCE = f"{QUEUE}?q=R-0000-0000"


def faults(page: Page) -> list[str]:
    found = violations(page)
    return [*found, "scrolls sideways"] if scrolls_sideways(page) else found


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_lists_and_forms_are_clean(open_page: Callable[..., Page], site: Site, view: dict) -> None:
    page = open_page(**view)
    page.goto(site.login_link("practice_manager"))
    found = {}

    for path in ("?menu", "clinic/location/", "clinic/clinician/add/", "appointments/requesttopic/"):
        page.goto(f"/staff/{path}")
        found[path] = faults(page)
    page.goto("/staff/clinic/location/")
    page.get_by_role("link", name="Sample Clinic Miami").click()
    expect(page.get_by_label("Name:")).to_be_visible()
    found["form"] = faults(page)
    page.get_by_label("Name:").fill("")
    press(page, "Save")
    expect(page.get_by_text("This field is required.")).to_be_visible()
    found["form with an error"] = faults(page)
    page.get_by_label("Name:").fill("Sample Clinic Miami")
    press(page, "Save and continue editing")
    expect(page.get_by_role("status")).to_contain_text("was changed successfully")
    found["toast"] = faults(page)

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 7


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_who_works_here_and_who_looked_are_clean(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    manager, officer, found = open_page(**view), open_page(**view), {}
    manager.goto(site.login_link("practice_manager"))
    for path in ("people/", "people/invite/"):
        manager.goto(f"/staff/{path}")
        found[path] = faults(manager)
    press(manager, "Send the invitation")
    found["an invitation with errors"] = faults(manager)
    manager.goto("/staff/people/")
    manager.locator("#content-main td a, #content-main th a").first.click()
    found["a person"] = faults(manager)

    officer.goto(site.login_link("privacy_officer"))
    officer.goto(f"{QUEUE}who-looked/")
    expect(officer.get_by_role("heading", name="Same last name")).to_be_visible()
    found["who looked"] = faults(officer)
    officer.goto(f"{QUEUE}who-looked/?first=2026-01-02&last=2026-01-01")
    found["who looked, with an error"] = faults(officer)

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 6


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_the_queue_is_clean_empty_and_filled(open_page: Callable[..., Page], site: Site, view: dict) -> None:
    reference = send_request(open_page(), Patient("Wren", "wren@mail.example", "305 555 0166"))
    page = open_page(**view)
    page.goto(site.login_link("front_desk"))
    # Many sendings from one address end in quarantine, so the row is asked for by its reference.
    page.goto(f"{QUEUE}?q={reference}")
    expect(page.get_by_role("row").filter(has_text=reference)).to_be_visible()
    found = {"filled": faults(page)}

    page.goto(EMPTY_QUEUE)
    expect(page.get_by_text("Nothing here. All caught up.")).to_be_visible()
    found["empty"] = faults(page)
    page.goto(UNKNOWN_REFERENCE)
    expect(page.get_by_role("link", name="Back to the queue")).to_be_visible()
    found["not found"] = faults(page)

    assert found == {"filled": [], "empty": [], "not found": []}


def test_a_row_of_opening_hours_is_added_and_taken_away_again(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("practice_manager"))
    page.goto("/staff/clinic/location/")
    page.get_by_role("link", name="Sample Clinic Miami").click()
    expect(page.get_by_role("heading", name="Opening hours")).to_be_visible()
    rows = page.locator("tr.form-row:not(.empty-form)")
    before = rows.count()

    page.get_by_role("button", name="Add another Opening hours").click()
    expect(rows).to_have_count(before + 1)
    expect(rows.last.get_by_label("Weekday")).to_be_visible()
    page.get_by_role("button", name="Remove").click()

    expect(rows).to_have_count(before)


def test_a_request_prints_without_what_can_only_be_pressed(
    open_page: Callable[..., Page], site: Site
) -> None:
    reference = send_request(open_page(), Patient("Page", "page@mail.example", "305 555 0167"))
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}?q={reference}")
    page.get_by_role("row").filter(has_text=reference).get_by_role("link").click()
    pressed = page.get_by_role("heading", name="What to do now")
    expect(pressed).to_be_visible()

    page.emulate_media(media="print")

    expect(pressed).to_be_hidden()
    expect(page.get_by_role("navigation", name="Front desk")).to_be_hidden()
    expect(page.get_by_role("heading", name="Page Sample")).to_be_visible()
    expect(page.get_by_text("(305) 555-0167")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_the_editors_overview_is_clean(open_page: Callable[..., Page], site: Site, view: dict) -> None:
    page = open_page(**view)
    page.goto(site.login_link("marketing"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Neuro Wellness TMS Centers of America")

    assert violations(page) == []
