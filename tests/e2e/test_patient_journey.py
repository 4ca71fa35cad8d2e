"""From the article to the confirmation, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.keyboard import tab_to
from tests.e2e.patient import ARTICLE, Patient, fill_in, open_the_form, press, send_request

VIEWS = {
    "phone": {"viewport": PHONE},
    "desktop in the dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "without JavaScript": {"viewport": PHONE, "java_script_enabled": False},
}


@pytest.mark.parametrize("view", VIEWS)
def test_patient_reads_asks_checks_changes_and_sends(open_page: Callable[..., Page], view: str) -> None:
    page = open_page(**VIEWS[view])
    look_at = violations_without_scripts if view == "without JavaScript" else violations
    found: dict[str, list[str]] = {}
    wide: list[str] = []

    def look(name: str) -> None:
        found[name] = look_at(page)
        if scrolls_sideways(page):
            wide.append(name)

    page.goto("/")
    look("home")
    page.goto(ARTICLE)
    look("article")
    open_the_form(page)
    look("form")
    press(page, "Continue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    look("form with errors")
    fill_in(page, Patient("Alex", "alex@gmial.com", "305 555 0123"))
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    look("check answers")
    press(page, "Change email address")
    page.get_by_label("Email address").fill("alex@mail.example")
    press(page, "Continue")
    expect(page.get_by_text("alex@mail.example")).to_be_visible()
    press(page, "Send my request")
    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")
    look("confirmation")

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 6
    assert wide == []


def test_a_form_with_errors_counts_as_the_patient_writes(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/request/")
    press(page, "Continue")

    page.get_by_label("Anything that helps us to arrange this").fill("x" * 490)

    expect(page.get_by_text("10 characters left").first).to_be_visible()
    page.get_by_label("Anything that helps us to arrange this").press_sequentially("y" * 12)
    expect(page.get_by_text("2 characters too many").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_error_summary_takes_focus_and_leads_to_the_field(
    open_page: Callable[..., Page], scripts: bool
) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto("/request/")

    press(page, "Continue")

    expect(page.locator(".error-summary:focus")).to_be_visible()
    page.get_by_role("link", name="Enter the first name").click()
    expect(page.get_by_label("First name")).to_be_focused()
    assert page.title().startswith("Error: ")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_answer_brings_up_its_fields_and_another_hides_them(
    open_page: Callable[..., Page], scripts: bool
) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto("/request/")
    helper = page.get_by_label("Your own name")

    expect(helper).to_have_count(1)
    expect(helper).to_be_hidden()
    page.get_by_label("Someone I help").check()
    helper.fill("Sam Sample")
    page.get_by_label("Me", exact=True).check()
    expect(helper).to_be_hidden()
    page.get_by_label("Someone I help").check()

    expect(helper).to_have_value("Sam Sample")


def test_the_form_can_be_sent_with_the_keyboard_alone(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/request/")

    def type_into(label: str, text: str) -> None:
        tab_to(page, label)
        page.keyboard.type(text, delay=70)

    def choose(label: str) -> None:
        tab_to(page, label)
        page.keyboard.press("Space")

    choose("Me")
    type_into("First name", "Kim")
    type_into("Last name", "Sample")
    type_into("Phone number", "305 555 0166")
    choose("Phone call")
    choose("Yes, leave a message")
    tab_to(page, "Yes")
    page.keyboard.press("ArrowDown")
    choose("A new consultation about pain")
    choose("Sample Clinic Miami (Miami)")
    choose("Any time")
    choose("I have read the privacy notice and agree to it")
    tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    tab_to(page, "Send my request")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")


def test_public_pages_ask_nobody_else_and_set_no_cookie(open_page: Callable[..., Page], site: object) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    send_request(page, Patient("Robin", "robin@mail.example", "305 555 0188"))

    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((site.url, "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_policy_stops_no_script_or_style_of_ours(open_page: Callable[..., Page]) -> None:
    page = open_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    for path in ("/", ARTICLE, "/request/", "/sign-in/"):
        page.goto(path)
    page.goto("/no-such-page/")

    # The last page shows that complaints are heard: the browser notes its 404.
    assert [text for text in complaints if "404" not in text] == []
    assert len(complaints) == 1
