"""Signing in, in a browser: an app's code, a passkey, an invitation from the email to the queue."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import scrolls_sideways, violations, violations_without_scripts
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.keyboard import tab_to
from tests.e2e.site import Site

PASSWORD = "crane-lantern-willow-39"
VIEWS = [
    {"viewport": DESKTOP, "color_scheme": "light"},
    {"viewport": PHONE, "color_scheme": "dark"},
    {"viewport": PHONE, "java_script_enabled": False},
]
NAMES = ["desktop by day", "phone at night", "phone without JavaScript"]


def faults(page: Page) -> list[str]:
    found = violations(page)
    return [*found, "scrolls sideways"] if scrolls_sideways(page) else found


def sample_password(site: Site, role: str) -> str:
    imports = "from clinic import sample_logins as s; from clinic.roles import Role"
    code = f"{imports}; print(s.password(Role('{role}')))"
    return site.manage("shell", "--no-imports", "--verbosity", "0", "-c", code).split()[-1]


def code_of(seed: str) -> str:
    """Return the six digits of RFC 6238, worked out apart from the site's own code."""
    key, counter = base64.b32decode(seed), struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.digest(key, counter, hashlib.sha1)
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def give_a_fingerprint(page: Page) -> None:
    """Let the browser have a passkey device that always recognises its owner."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_password_and_code_by_keyboard_alone(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto("/sign-in/?next=/staff/people/")
    expect(page.get_by_label("Username")).to_be_focused()

    page.keyboard.type("sample-practice-manager")
    page.keyboard.press("Tab")
    page.keyboard.type(sample_password(site, "practice_manager"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    tab_to(page, "Code")
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_text("That code or passkey was not right.").first).to_be_visible()
    tab_to(page, "Code")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(site.manage("sample_login", "practice_manager", "--code"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="People")).to_be_visible()


@pytest.mark.parametrize("view", VIEWS[:2], ids=NAMES[:2])
def test_a_passkey_is_added_and_then_signs_in_alone(
    open_page: Callable[..., Page], site: Site, view: dict
) -> None:
    # Browsers make no passkeys for an address of digits.
    page = open_page(**view, base_url=site.url.replace("127.0.0.1", "localhost"))
    give_a_fingerprint(page)
    found = {}
    role = "clinician" if view["color_scheme"] == "light" else "privacy_officer"
    page.goto(site.login_link(role).replace("127.0.0.1", "localhost"))

    page.goto("/sign-in/factors/passkey/")
    found["is it you?"] = faults(page)
    page.get_by_label("Your password").fill(sample_password(site, role))
    press(page, "Go on")
    page.get_by_label("A name for it").fill("Sample phone")
    found["add"] = faults(page)
    press(page, "Make the passkey")
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    found["codes"] = faults(page)
    page.goto("/sign-in/factors/")
    expect(page.get_by_text("Sample phone").first).to_be_visible()
    found["factors"] = faults(page)

    page.context.clear_cookies()
    page.goto("/sign-in/")
    found["sign in"] = faults(page)
    press(page, "Sign in with a passkey")

    expect(page).to_have_url(re.compile("/staff/"))
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert len(found) == 5


@pytest.mark.parametrize("number", range(len(VIEWS)), ids=NAMES)
def test_an_invitation_leads_from_the_email_to_the_queue(
    open_page: Callable[..., Page], site: Site, number: int
) -> None:
    name, email = f"jo-{number}", f"jo-{number}@clinic.example"
    office, page = open_page(), open_page(**VIEWS[number])
    look = violations_without_scripts if "java_script_enabled" in VIEWS[number] else faults
    found = {}
    office.goto(site.login_link("practice_manager"))
    office.goto("/staff/people/invite/")
    for label, text in (
        ("First name", "Jo"),
        ("Last name", "Sample"),
        ("Work email", email),
        ("Username", name),
    ):
        office.get_by_label(label).fill(text)
    office.get_by_role("radio", name="Front desk").check()
    found["invite"] = faults(office)
    press(office, "Send the invitation")
    expect(office.get_by_text(f"An invitation is on its way to {email}")).to_be_visible()
    found["person"] = faults(office)

    page.goto(invitation_to(site, email))
    found["welcome"] = look(page)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("Once more").fill(PASSWORD)
    press(page, "Set the password")
    expect(page.get_by_role("heading", name="Add a second step")).to_be_visible()
    found["choices"] = look(page)
    page.get_by_role("link", name="Add an authenticator app").click()
    page.get_by_text("I cannot scan it").click()
    found["app"] = look(page)
    page.get_by_label("Code").fill(code_of(page.locator("code.secret").inner_text()))
    press(page, "Add the app")
    expect(page.locator(".codes code")).to_have_count(10)
    found["codes"] = look(page)
    page.get_by_role("link", name="I have kept them").click()

    expect(page.get_by_role("link", name="Your sign-in")).to_be_attached()
    assert {step: problems for step, problems in found.items() if problems} == {}
    assert len(found) == 6


def invitation_to(site: Site, address: str) -> str:
    """Wait for the worker to send it, and return its link."""
    end = time.monotonic() + 30
    while not (letters := site.mail_to(address)):
        assert time.monotonic() < end, f"no email came to {address}"
        time.sleep(0.2)
    body = letters[-1].get_body(("plain",)).get_content()
    return re.search(r"http://\S+/sign-in/password/\S+", body)[0]


def test_the_list_of_people_is_clean_on_a_phone(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page(viewport=PHONE, color_scheme="dark")
    page.goto(site.login_link("practice_manager"))
    page.goto("/staff/people/")

    assert faults(page) == []
