"""The pictures of docs/screenshots/, from a sample site in a browser. Called by bin/screenshots."""

import io
import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import ARGUMENTS
from tests.e2e.consultation import go_to, pick_a_time
from tests.e2e.patient import ARTICLE, Patient, press, send_request
from tests.e2e.site import Site, running_site

FOLDER = Path(__file__).resolve().parents[2] / "docs/screenshots"
PHONE = {"width": 360, "height": 720}
TABLET = {"width": 768, "height": 900}
DESKTOP = {"width": 1280, "height": 800}
QUALITY = 80
PATIENTS = [
    Patient("Jamie", "jamie@mail.example", "305 555 0141"),
    Patient("Robin", "robin@mail.example", "305 555 0142"),
    Patient("Alex", "alex@mail.example", "305 555 0143"),
]
# The first one writes again from another address.
AGAIN = Patient("Jamie", "jamie.sample@mail.example", "305 555 0141")
QUEUE = "/staff/appointments/appointmentrequest/"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as var_dir,
        running_site(Path(var_dir)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME_PATH"], args=ARGUMENTS)
        take_public_pages(browser, site)
        take_reading(browser, site)
        take_consultation(browser, site)
        take_staff_pages(browser, site)
        take_editors_pages(browser, site)
        browser.close()
    size = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    print(f"docs/screenshots: {size / 1024:.0f} KB")  # noqa: T201 - what the command tells


def take_public_pages(browser: Browser, site: Site) -> None:
    for name, view in {
        "phone": {"viewport": PHONE},
        "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
        "tablet": {"viewport": TABLET},
        "desktop": {"viewport": DESKTOP},
        "desktop-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    }.items():
        page = open_page(browser, site, **view)
        for title, path in {"home": "/", "article": ARTICLE, "form": "/request/"}.items():
            page.goto(path)
            save(page, f"{title}-{name}")
        page.close()


def take_reading(browser: Browser, site: Site) -> None:
    """Pages of other types, each in the view where it says most."""
    for name, path, view in [
        ("guide-desktop", "/ketamine-treatment/", {"viewport": DESKTOP}),
        ("condition-phone", "/conditions/crps/", {"viewport": PHONE}),
        ("location-phone-dark", "/locations/miami/", {"viewport": PHONE, "color_scheme": "dark"}),
        ("search-phone", "/search/?q=nerve", {"viewport": PHONE}),
    ]:
        page = open_page(browser, site, **view)
        page.goto(path)
        save(page, name)
        page.close()


def take_consultation(browser: Browser, site: Site) -> None:
    """From the questions to the private page, by day on a phone and by night on a desktop."""
    for view, options in {
        "phone": {"viewport": PHONE},
        "desktop-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    }.items():
        page = open_page(browser, site, **options)
        go_to(page, "part-2")
        save(page, f"consultation-{view}")
        go_to(page, "time")
        save(page, f"times-{view}")
        pick_a_time(page)
        save(page, f"check-{view}")
        press(page, "Send my answers")
        save(page, f"sent-{view}")
        page.get_by_role("link", name="your private page").click()
        save(page, f"private-page-{view}")
        page.close()


def take_editors_pages(browser: Browser, site: Site) -> None:
    page = open_page(browser, site, viewport=DESKTOP)
    page.goto(site.login_link("marketing"))
    save(page, "cms-home-desktop")
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name="Ketamine for chronic pain", exact=True).first.click()
    page.get_by_role("button", name="Toggle checks").click()
    page.wait_for_load_state("networkidle")
    save(page, "cms-editor-desktop")


def take_staff_pages(browser: Browser, site: Site) -> None:
    for patient in PATIENTS:
        visitor = open_page(browser, site, viewport=PHONE)
        send_request(visitor, patient)
    save(visitor, "confirmation-phone")
    page = open_page(browser, site, viewport=DESKTOP)
    page.goto(site.login_link("front_desk"))
    page.get_by_role("link", name=PATIENTS[0].full_name).click()
    press(page, "Claim")
    save(page, "request-desktop")
    page.goto("/staff/")
    save(page, "queue-desktop")
    page.goto("/staff/appointments/calendar/week/")
    page.get_by_role("link", name="Week after").click()
    save(page, "week-desktop")
    take_desk_at_work(browser, site, page)
    page.goto("/staff/styleguide/")
    save(page, "style-guide-desktop")
    page.goto(site.login_link("practice_manager"))
    page.get_by_role("link", name="Numbers").click()
    save(page, "numbers-desktop")
    page.goto("/staff/people/")
    save(page, "people-desktop")
    page.goto("/sign-in/factors/")
    save(page, "your-sign-in-desktop")


def take_desk_at_work(browser: Browser, site: Site, page: Page) -> None:
    page.goto(QUEUE)
    for patient in PATIENTS[1:]:
        page.get_by_role("checkbox", name=f"Choose {patient.full_name}").check()
    page.get_by_label("With the chosen ones").select_option("claim")
    press(page, "Continue")
    save(page, "bulk-desktop")
    page.goto(QUEUE)
    page.get_by_role("link", name=PATIENTS[1].full_name).click()
    page.get_by_role("link", name="Write an email").click()
    page.locator("button[name=use]").first.click()
    press(page, "See it before it leaves")
    save(page, "write-desktop")
    send_request(open_page(browser, site, viewport=PHONE), AGAIN)
    page.goto(f"{QUEUE}?queue=duplicates")
    page.get_by_role("link", name=AGAIN.full_name).first.click()
    page.get_by_role("link", name="Look at both").first.click()
    save(page, "duplicates-desktop")


def open_page(browser: Browser, site: Site, **view: object) -> Page:
    return browser.new_context(base_url=site.url, **view).new_page()


def save(page: Page, name: str) -> None:
    """Keep what the window shows, small enough for a repository."""
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").save(FOLDER / f"{name}.webp", quality=QUALITY, method=6)


if __name__ == "__main__":
    main()
