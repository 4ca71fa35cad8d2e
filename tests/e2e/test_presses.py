"""How many presses the desk's usual ways take, and a clinician's way through a request."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import scrolls_sideways, violations
from tests.e2e.calendars import make_consultation
from tests.e2e.keyboard import tab_to
from tests.e2e.site import Site

QUEUE = "/staff/appointments/appointmentrequest/"
TABLET_AT_NIGHT = {"viewport": {"width": 820, "height": 1180}, "color_scheme": "dark"}
MOST_TO_OFFER, MOST_TO_CONFIRM = 6, 2


class Hand:
    """Presses, and counts how often."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def test_from_the_queue_to_called_and_times_offered_takes_six_presses_at_most(
    open_page: Callable[..., Page], site: Site
) -> None:
    made = make_consultation(site, "Lane", asks=False)
    page, hand = open_page(), Hand()
    page.goto(site.login_link("front_desk"))

    hand.press(page.get_by_role("row").filter(has_text=made["reference"]).get_by_role("link"))
    hand.press(button(page, "Spoke with them"))
    expect(page.get_by_text("Logged.")).to_be_visible()
    hand.press(page.get_by_role("link", name="Find a time").first)
    hand.press(page.locator("input[name=times]").first)
    hand.press(button(page, "Offer what is chosen"))

    expect(page.get_by_text("Offered, and held for 24 hours.")).to_be_visible()
    expect(page.locator(".desk-head")).to_contain_text("With Sam Sample")
    assert hand.presses <= MOST_TO_OFFER


def test_from_asked_for_to_confirmed_takes_two_presses(open_page: Callable[..., Page], site: Site) -> None:
    made = make_consultation(site, "Wren", asks=True)
    page, hand = open_page(), Hand()
    page.goto(site.login_link("front_desk"))

    hand.press(page.get_by_role("row").filter(has_text=made["reference"]).get_by_role("link"))
    hand.press(button(page, "Confirm this time"))

    expect(page.get_by_text("Confirmed. The patient is told in two minutes.")).to_be_visible()
    assert hand.presses <= MOST_TO_CONFIRM


def test_a_call_is_logged_and_the_next_try_set_by_the_keyboard_alone(
    open_page: Callable[..., Page], site: Site
) -> None:
    made = make_consultation(site, "Jules", asks=False)
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.goto(f"{QUEUE}{made['pk']}/change/")

    tab_to(page, "No answer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Logged.")).to_be_visible()
    found = {"after a call": violations(page)}
    tab_to(page, "Put aside until then")
    page.keyboard.press("Enter")

    expect(page.locator(".desk-head")).to_contain_text("snoozed until")
    found["put aside"] = violations(page)
    assert found == {"after a call": [], "put aside": []}


def test_a_clinician_reads_the_answers_on_a_tablet_and_the_history_says_so(
    open_page: Callable[..., Page], site: Site
) -> None:
    made = make_consultation(site, "Robin", asks=False)
    desk = open_page()
    desk.goto(site.login_link("front_desk"))
    desk.goto(f"{QUEUE}{made['pk']}/change/")
    button(desk, "Claim").click()
    button(desk, "Ask a clinician").click()
    expect(desk.get_by_text("Handed to a clinician.")).to_be_visible()
    expect(desk.get_by_text("A clinician reads the answers.")).to_be_visible()

    page = open_page(**TABLET_AT_NIGHT)
    page.goto(site.login_link("clinician"))
    page.get_by_role("link", name="Clinical review").click()
    page.get_by_role("row").filter(has_text=made["reference"]).get_by_role("link").click()
    expect(page.get_by_text("No adult to take them home after a treatment")).to_be_visible()
    expect(page.get_by_text("6.7 of 10")).to_be_visible()
    found = {"answers": [*violations(page), *(["scrolls sideways"] if scrolls_sideways(page) else [])]}
    button(page, "Take up again").click()
    expect(page.get_by_text("Taken up again.")).to_be_visible()

    desk.reload()
    expect(desk.locator(".desk-timeline")).to_contain_text("Opened: clinical answers")
    expect(desk.get_by_text("6.7 of 10")).to_have_count(0)
    assert found == {"answers": []}
