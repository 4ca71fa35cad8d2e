"""Two requests of one person, side by side in a browser: told apart, merged, and undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.site import Site

MAKE = Path(__file__).with_name("make_twins.py")
VIEWS = [
    {"viewport": DESKTOP, "color_scheme": "light"},
    {"viewport": DESKTOP, "color_scheme": "dark"},
    {"viewport": PHONE, "color_scheme": "light"},
    {"viewport": PHONE, "color_scheme": "dark"},
    {"viewport": PHONE, "java_script_enabled": False},
]
NAMES = ["desktop by day", "desktop at night", "phone by day", "phone at night", "phone without JavaScript"]


def faults(page: Page, *, with_scripts: bool) -> list[str]:
    if not with_scripts:
        return violations_without_scripts(page)
    found = violations(page)
    return [*found, "scrolls sideways"] if scrolls_sideways(page) else found


def make_twins(site: Site, number: int) -> list[str]:
    code = f"{MAKE.read_text()}\nprint(make_twins('Robin{'abcde'[number]}', '+1305555016{number}'))"
    return site.manage("shell", "--no-imports", "--verbosity", "0", "-c", code).split()[-2:]


@pytest.mark.parametrize("number", range(len(VIEWS)), ids=NAMES)
def test_two_requests_are_compared_told_apart_merged_and_undone(
    open_page: Callable[..., Page], site: Site, number: int
) -> None:
    older, newer = make_twins(site, number)
    page = open_page(**VIEWS[number])
    with_scripts = VIEWS[number].get("java_script_enabled", True)
    found: dict[str, list[str]] = {}

    page.goto(site.login_link("front_desk"))
    page.get_by_role("link", name="Possible duplicates").click()
    row = page.get_by_role("row").filter(has_text=newer)
    expect(page.get_by_role("row").filter(has_text=older)).to_be_visible()
    row.get_by_role("link").first.click()
    expect(page.get_by_text(f"the same person as {older}: same phone number and name")).to_be_visible()
    found["request"] = faults(page, with_scripts=with_scripts)

    page.get_by_role("link", name="Look at both").click()
    expect(page.get_by_role("rowheader", name="Email Different")).to_be_visible()
    expect(page.get_by_role("columnheader").filter(has_text=older)).to_contain_text("the older one")
    found["side by side"] = faults(page, with_scripts=with_scripts)

    page.get_by_role("button", name="Not the same person").click()
    expect(page.get_by_text("They are not suggested again.")).to_be_visible()
    page.get_by_role("link", name="See both").click()
    expect(page.get_by_role("button", name="Undo: they may be the same")).to_be_visible()
    found["told apart"] = faults(page, with_scripts=with_scripts)
    page.get_by_role("button", name="Undo: they may be the same").click()
    page.get_by_role("link", name="Look at both").click()

    page.get_by_role("button", name=f"Merge into the older one, {older}").click()
    expect(page.get_by_text(f"{newer} is merged into this request.")).to_be_visible()
    expect(page.get_by_text("The ramp by the east door.")).to_be_visible()
    found["merged"] = faults(page, with_scripts=with_scripts)
    page.get_by_role("link", name="See both, or undo the merge").click()
    expect(page.get_by_role("button", name="Undo the merge")).to_be_visible()
    found["before the undo"] = faults(page, with_scripts=with_scripts)
    page.get_by_role("button", name="Undo the merge").click()
    expect(page.get_by_text("is undone: both stand as before.")).to_be_visible()

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 5
