"""Many requests at once, by mouse and by the keyboard alone. Its people are those of the sample."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.site import Site
from tests.e2e.test_desk import NAMES, VIEWS, faults

ALL = "/staff/appointments/appointmentrequest/?queue=all"


def signed_in(page: Page, site: Site, role: str) -> Page:
    page.goto(site.login_link(role))
    page.goto(ALL)
    return page


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=f"Choose {name} Sample").first.check()


def go_on(page: Page, action: str) -> None:
    page.get_by_label("With the chosen ones").select_option(action)
    page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_requests_are_given_to_a_colleague_after_a_look_at_each(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    page = signed_in(open_page(**view), site, "front_desk")
    found = [faults(page)]

    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Choose at least one request.")).to_be_visible()
    page.goto(ALL)
    tick(page, "Dana", "Avery")
    go_on(page, "Assign to a colleague")
    found.append(faults(page))
    page.get_by_role("button", name="Show what will happen").click()
    expect(page.get_by_role("link", name="Choose who gets them")).to_be_visible()
    found.append(faults(page))
    page.get_by_label("Who gets them?").select_option(index=1)
    page.get_by_role("button", name="Show what will happen").click()
    # Avery has a visit already, so nobody has to be found for that request any more.
    expect(page.get_by_text("stays as it is: it is “Scheduled”.")).to_be_visible()
    found.append(faults(page))
    page.get_by_role("button", name="Change the answer").click()
    expect(page.get_by_label("Who gets them?")).to_be_visible()

    assert found == [[], [], [], []]
    assert page.url.endswith("/appointmentrequest/bulk/")


def test_the_keyboard_alone_ticks_claims_and_hands_over(open_page: Callable[..., Page], site: Site) -> None:
    page = signed_in(open_page(), site, "practice_manager")
    box = page.get_by_role("checkbox", name="Choose Corey Sample")

    page.keyboard.press("j")
    for _ in range(80):
        if page.evaluate("document.activeElement.textContent") == "Corey Sample":
            break
        page.keyboard.press("j")
    page.keyboard.press("x")
    expect(box).to_be_checked()
    page.keyboard.press("x")
    expect(box).not_to_be_checked()
    box.focus()
    page.keyboard.press("Space")
    page.get_by_label("With the chosen ones").focus()
    page.keyboard.type("Claim")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("will be claimed.")).to_be_visible()
    page.get_by_role("button", name="Confirm for 1 request").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 claimed.")).to_be_visible()
    found = [faults(page)]
    page.get_by_role("link", name="Hand over somebody’s work").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Who gets it?").focus()
    page.keyboard.type("Nobody yet")
    page.get_by_role("button", name="Show what will happen").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("will stand in “Unclaimed”").first).to_be_visible()
    found.append(faults(page))
    page.get_by_role("button", name="Hand over 1 request").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 handed over.")).to_be_visible()

    assert found == [[], []]


def test_a_file_is_downloaded_once_a_reason_is_given(open_page: Callable[..., Page], site: Site) -> None:
    page = signed_in(open_page(color_scheme="dark"), site, "practice_manager")

    page.get_by_role("button", name="Export this whole queue").click()
    found = [faults(page)]
    page.get_by_role("button", name="Download").click()
    expect(page.get_by_role("link", name="Enter what this list is for")).to_be_visible()
    found.append(faults(page))
    page.get_by_label("What is this list for?").fill("Weekly call list")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").click()
    words = downloading.value.path().read_text(encoding="utf-8-sig")

    assert found == [[], []]
    assert words.startswith("reference,name,phone,email,")
    assert "Gray Sample" in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_work_is_handed_over_and_the_morning_email_switched(
    open_page: Callable[..., Page], site: Site, scheme: str
) -> None:
    page = signed_in(open_page(color_scheme=scheme), site, "practice_manager")

    page.get_by_role("link", name="Hand over somebody’s work").click()
    found = [faults(page)]
    page.get_by_role("link", name="Morning email").click()
    expect(page.get_by_role("heading", name="Morning email")).to_be_visible()
    found.append(faults(page))

    assert found == [[], []]
