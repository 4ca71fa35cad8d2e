"""The front desk's day: a request comes in, is claimed, called and closed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations, violations_without_scripts
from tests.e2e.calendars import make_consultation
from tests.e2e.patient import Patient, press, send_request
from tests.e2e.site import Site


@pytest.mark.parametrize(
    ("view", "first_name"),
    [
        ({}, "Jamie"),
        ({"color_scheme": "dark", "viewport": {"width": 820, "height": 1100}}, "Drew"),
        ({"java_script_enabled": False}, "Noel"),
    ],
    ids=["desktop", "tablet in the dark", "without JavaScript"],
)
def test_request_is_claimed_called_and_closed(
    open_page: Callable[..., Page], site: Site, view: dict, first_name: str
) -> None:
    patient = Patient(first_name, f"{first_name.lower()}@mail.example", f"305 555 01{len(first_name)}9")
    reference = send_request(open_page(), patient)
    page = open_page(**view)
    look_at = violations if view.get("java_script_enabled", True) else violations_without_scripts
    found: dict[str, list[str]] = {}

    page.goto(site.login_link("front_desk"))
    row = page.get_by_role("row").filter(has_text=reference)
    expect(row).to_contain_text("call within")
    found["queue"] = look_at(page)
    row.get_by_role("link", name=patient.full_name).click()
    expect(page.get_by_role("button", name="Claim")).to_be_visible()
    found["request"] = look_at(page)
    press(page, "Claim")
    expect(page.get_by_text("This request is yours.")).to_be_visible()
    press(page, "No answer")
    expect(page.get_by_text("They did not answer. Try again")).to_be_visible()
    found["request with a next try"] = look_at(page)
    page.locator("summary", has_text="A note, or another way").click()
    page.locator(".desk-log").get_by_label("Note for colleagues").fill("Will come on Monday.")
    press(page, "Spoke with them")
    expect(page.get_by_text("Will come on Monday.")).to_be_visible()
    expect(page.get_by_text("You have spoken. Find a time with them")).to_be_visible()
    page.locator("summary", has_text="Close").click()
    closing = page.locator("details", has=page.locator("summary", has_text="Close"))
    closing.get_by_role("button", name="Close").click()
    expect(page.get_by_role("link", name="Choose a reason")).to_be_visible()
    found["request with errors"] = look_at(page)
    closing.get_by_label("Completed: arranged or answered").check()
    closing.get_by_role("button", name="Close").click()
    expect(page.get_by_text("Closed: Completed: arranged or answered")).to_be_visible()
    found["closed request"] = look_at(page)

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 5


@pytest.mark.parametrize(
    ("view", "first_name"),
    [
        ({"viewport": {"width": 820, "height": 1100}}, "Ellis"),
        ({"color_scheme": "dark", "java_script_enabled": False}, "Lane"),
    ],
    ids=["tablet", "in the dark without JavaScript"],
)
def test_an_email_is_chosen_looked_at_changed_and_sent(
    open_page: Callable[..., Page], site: Site, view: dict, first_name: str
) -> None:
    made = make_consultation(site, first_name, asks=False)
    page = open_page(**view)
    look_at = violations if view.get("java_script_enabled", True) else violations_without_scripts
    found: dict[str, list[str]] = {}
    page.goto(site.login_link("front_desk"))
    page.goto(f"/staff/appointments/appointmentrequest/{made['pk']}/change/")
    page.get_by_role("link", name="Write an email").click()
    found["form"] = look_at(page)
    page.get_by_role("button", name="Please call us back English").click()
    expect(page.get_by_label("Subject")).to_have_value("Please call us back ({reference})")
    page.get_by_role("button", name="See it before it leaves").click()
    expect(page.get_by_text("we would like to talk with you")).to_be_visible()
    found["preview"] = look_at(page)
    page.get_by_role("button", name="Change it").click()
    page.get_by_label("Subject").fill("Your ketamine treatment")
    page.get_by_role("button", name="See it before it leaves").click()
    expect(page.get_by_text("a subject can be read on a locked phone").first).to_be_visible()
    found["form with errors"] = look_at(page)
    page.get_by_label("Subject").fill("Please call us back")
    page.get_by_role("button", name="See it before it leaves").click()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("Written. It leaves in two minutes")).to_be_visible()
    found["request"] = look_at(page)

    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 4


def test_the_acknowledgement_is_delivered_and_its_words_stand_on_the_request(
    open_page: Callable[..., Page], site: Site
) -> None:
    patient = Patient("Shay", "shay@mail.example", "305 555 0144")
    reference = send_request(open_page(), patient)
    page = open_page()
    page.goto(site.login_link("front_desk"))
    page.get_by_role("row").filter(has_text=reference).get_by_role("link").click()

    entry = page.locator(".desk-entry--message")
    # The worker looks every two seconds; opening the page again is what staff would do.
    for _ in range(100):
        if entry.filter(has_text="delivered to the mail server").count():
            break
        page.reload()

    message = site.mail_to(patient.email)[0]
    assert message["Subject"] == f"We have your request ({reference})"
    # The private link is the patient's alone: staff read the words without its token.
    sent = re.sub(r"/manage/[\w-]{43}/", "/…", message.get_body(("plain",)).get_content())
    assert _words(entry.locator(".desk-text").inner_text()) == _words(f"{message['Subject']} {sent}")
    assert "/…" in sent


def test_sign_in_by_name_and_password_leads_to_the_queue(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto("/staff/")
    assert violations(page) == []

    page.get_by_label("Username").fill("sample-front-desk")
    page.get_by_label("Password").fill("wrong")
    press(page, "Sign in")

    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert violations(page) == []


def _words(text: str) -> list[str]:
    return text.split()
