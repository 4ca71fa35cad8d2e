"""The queue that keeps itself fresh, in a browser. New requests come round the site's forms: a network may
send only ten."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import PHONE
from tests.e2e.site import Site
from tests.e2e.test_desk import NAMES, VIEWS, faults

QUEUE = "/staff/appointments/appointmentrequest/"
TOPMOST = """
from datetime import timedelta
from django.utils import timezone
from tests.appointments.factories import make_request
now = timezone.now()
for name in {names!r}:
    make_request(first_name=name, last_name="Fresh", sent_at=now, due_at=now - timedelta(days={late}))
"""
CLOSED = """
from django.utils import timezone
from appointments.models import AppointmentRequest
AppointmentRequest.objects.filter(reference={reference!r}).update(
    status="closed", closed_reason="completed", closed_at=timezone.now(), version=9
)
"""
TICK = """(name) => {
    const rows = [...document.querySelectorAll(".desk-queue tbody tr")];
    rows.find((one) => one.innerText.includes(name)).querySelector("[name=chosen]").click();
}"""


def arrive(site: Site, *names: str, late: int = 30) -> None:
    site.manage("shell", "-c", TOPMOST.format(names=names, late=late))


def open_queue(page: Page, site: Site, query: str = "") -> None:
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}{query}")


def look_again(page: Page) -> None:
    """Come back to the page, as from another tab, and wait for its lines."""
    with page.expect_response(lambda answer: "queue-fresh" in answer.request.headers):
        come_back(page)


def come_back(page: Page) -> None:
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def line(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


def said(page: Page) -> Locator:
    return page.locator("[data-queue-fresh] [aria-live]")


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_new_requests_appear_are_told_and_leave_the_focus_where_it_is(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    page = open_page(**view)
    arrive(site, "Before")
    open_queue(page, site)
    mine = line(page, "Before Fresh").first.get_by_role("button", name="Claim")
    mine.focus()
    before = page.evaluate("scrollY")

    arrive(site, "Newone", "Newtwo")
    look_again(page)

    expect(line(page, "Newone Fresh").first).to_be_visible()
    expect(mine).to_be_focused()
    expect(said(page)).to_have_text(
        re.compile(r"^2 new requests\. The list is up to date as of \d+:\d\d [ap]m\.$")
    )
    assert (page.evaluate("scrollY"), faults(page)) == (before, [])


def test_what_is_the_same_is_not_told_and_not_replaced(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    arrive(site, "Still")
    open_queue(page, site)
    page.evaluate(
        "document.querySelectorAll('.desk-queue tbody tr').forEach((row) => (row.isTheSame = true))"
    )

    look_again(page)

    expect(said(page)).to_have_text("")
    same = "[...document.querySelectorAll('.desk-queue tbody tr')].filter((row) => row.isTheSame).length"
    assert page.evaluate(same) > 0


def test_a_request_that_left_gives_the_focus_to_the_line_that_came_up(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    arrive(site, "Leaving")
    open_queue(page, site)
    rows = page.locator(".desk-queue tbody tr")
    at = rows.evaluate_all("(all) => all.findIndex((row) => row.innerText.includes('Leaving Fresh'))")
    going = rows.nth(at)
    reference = going.locator("th .desk-quiet").inner_text()
    following = rows.nth(at + 1).locator("th .desk-quiet").inner_text()
    going.locator("th a").focus()

    site.manage("shell", "-c", CLOSED.format(reference=reference))
    look_again(page)

    expect(line(page, reference)).to_have_count(0)
    expect(line(page, following).locator("th a")).to_be_focused()
    expect(said(page)).to_have_text(re.compile(r"^1 request has left this list\. The list is up to date"))
    page.keyboard.press("j")
    expect(line(page, following).locator("th a")).not_to_be_focused()


def test_nothing_moves_while_somebody_types_or_has_ticked(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    arrive(site, "Ticked")
    open_queue(page, site)
    asked = []
    page.on("request", lambda request: asked.append(request) if "queue-fresh" in request.headers else None)

    arrive(site, "Meanwhile")
    page.get_by_role("searchbox", name="Find").fill("gra")
    come_back(page)
    page.get_by_role("searchbox", name="Find").blur()
    page.evaluate(TICK, "Ticked Fresh")
    come_back(page)
    page.wait_for_timeout(500)
    held = (len(asked), line(page, "Meanwhile Fresh").count())
    page.get_by_role("checkbox", name="Choose Ticked Fresh").uncheck()
    look_again(page)

    expect(line(page, "Meanwhile Fresh").first).to_be_visible()
    assert held == (0, 0)


def test_a_line_that_is_ticked_while_the_answer_comes_stays_as_it_is(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    arrive(site, "Quick")
    open_queue(page, site)
    arrive(site, "Slower")

    def tick_first(route: object) -> None:
        answer = route.fetch()
        page.evaluate(TICK, "Quick Fresh")
        route.fulfill(response=answer)

    page.route(f"**{QUEUE}", tick_first)
    look_again(page)
    page.wait_for_timeout(300)

    expect(page.get_by_role("checkbox", name="Choose Quick Fresh")).to_be_checked()
    assert line(page, "Slower Fresh").count() == 0


def test_the_window_stays_at_the_line_that_is_read(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(viewport=PHONE)
    arrive(site, *(f"Read{number}" for number in range(6)))
    open_queue(page, site)
    read = line(page, "Read4 Fresh").first
    read.evaluate("(row) => scrollBy(0, row.getBoundingClientRect().top + 5)")
    before = read.bounding_box()["y"]

    arrive(site, "Above", late=40)
    look_again(page)

    expect(line(page, "Above Fresh").first).to_be_attached()
    assert abs(read.bounding_box()["y"] - before) < 2


def test_a_lost_line_and_an_ended_session_are_said_once_and_tried_again(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    arrive(site, "Offline")
    open_queue(page, site)
    lost = re.compile(r"^The list could not be refreshed since \d+:\d\d [ap]m\.$")

    page.context.set_offline(True)
    come_back(page)
    expect(said(page)).to_have_text(lost)
    page.context.set_offline(False)
    look_again(page)
    expect(said(page)).to_have_text(re.compile(r"^The list is up to date as of"))
    page.context.clear_cookies()
    come_back(page)

    expect(said(page)).to_have_text(lost)
    assert (line(page, "Offline Fresh").count() > 0, faults(page)) == (True, [])


def test_a_filter_is_chosen_kept_and_deleted_by_the_keyboard_alone(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    open_queue(page, site, "?queue=unclaimed")

    page.locator("summary", has_text="Filter").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Language").focus()
    page.keyboard.type("Español")
    opened = faults(page)
    page.get_by_role("button", name="Show").press("Enter")
    expect(page.get_by_text("Filtered: Español (Spanish)")).to_be_visible()
    page.locator("summary", has_text="Filter").press("Enter")
    page.get_by_label("Name", exact=True).fill("Spanish first")
    page.keyboard.press("Enter")
    mine = page.get_by_role("navigation", name="Yours:").get_by_role("link", name="Spanish first")
    expect(mine).to_have_attribute("aria-current", "page")
    shown = faults(page)
    page.locator("summary", has_text="Filter").press("Enter")
    page.get_by_role("button", name="Delete “Spanish first”").press("Enter")

    expect(page.get_by_text("Deleted “Spanish first”.")).to_be_visible()
    assert (opened, shown, mine.count()) == ([], [], 0)


def test_without_scripts_a_link_loads_the_list_again(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(java_script_enabled=False)
    open_queue(page, site, "?queue=unclaimed")
    arrive(site, "Unscripted")

    page.get_by_role("link", name="Refresh").click()

    expect(line(page, "Unscripted Fresh").first).to_be_visible()
    assert page.url.endswith("?queue=unclaimed")
