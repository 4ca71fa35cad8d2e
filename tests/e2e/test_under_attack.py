"""While somebody floods the site from the same network: what a person has to do, which is nothing."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import PHONE
from tests.e2e.patient import Patient, fill_in, press
from tests.e2e.site import Site

SLOW_PHONE = 6


def flood(site: Site, address: str) -> None:
    """Let twelve forms have come from an address within the hour."""
    code = (
        "from datetime import timedelta; from django.utils import timezone;"
        "from appointments.actions.limits import count_hit;"
        f"[count_hit(purpose='address', value='{address}', window=timedelta(hours=1), now=timezone.now())"
        " for _ in range(12)]"
    )
    site.manage("shell", "--no-imports", "-c", code)


def quarantined(site: Site, email: str) -> str:
    code = (
        "from appointments.models import AppointmentRequest as R;"
        f"print(R.objects.get(email_hash__matches='{email}').quarantine_reasons)"
    )
    return site.manage("shell", "--no-imports", "-c", code)


def go_to_the_check(page: Page, patient: Patient) -> None:
    page.goto("/request/")
    fill_in(page, patient)
    press(page, "Continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


@pytest.mark.parametrize("reads_first", [True, False], ids=["after reading", "at once"])
def test_a_person_on_a_slow_phone_presses_nothing_more(
    open_page: Callable[..., Page], site: Site, reads_first: bool
) -> None:
    address = f"10.77.0.{1 + reads_first}"
    page = open_page(viewport=PHONE, extra_http_headers={"X-Forwarded-For": address})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PHONE})
    flood(site, address)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    patient = Patient("Ana", f"ana-{reads_first}@mail.example".lower(), f"305 555 017{int(reads_first)}")
    go_to_the_check(page, patient)
    if reads_first:
        page.locator("[data-took]").wait_for(state="attached")
        assert violations(page) == []

    begun = time.monotonic()
    press(page, "Send my request")
    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")

    assert quarantined(site, patient.email) == "[]"
    assert time.monotonic() - begun < 20
    assert complaints == []


def test_without_javascript_the_request_waits_for_staff_and_the_page_says_what_is_true(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page(
        viewport=PHONE, java_script_enabled=False, extra_http_headers={"X-Forwarded-For": "10.77.0.9"}
    )
    flood(site, "10.77.0.9")
    go_to_the_check(page, Patient("Noa", "noa@mail.example", "305 555 0179"))
    expect(page.get_by_text("One moment, please.")).to_be_hidden()

    press(page, "Send my request")

    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")
    assert quarantined(site, "noa@mail.example") == "['many_from_address']"
    expect(page.get_by_text("a person will look at this one by hand first")).to_be_visible()
    expect(page.get_by_text("We are sending a note")).to_have_count(0)
