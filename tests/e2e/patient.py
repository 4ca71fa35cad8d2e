"""What a patient does on the site, step by step."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

ARTICLE = "/ketamine-for-chronic-pain/"
# A person needs a while for each letter; the form suspects whoever is done within three seconds.
LETTER_MS = 70


@dataclass(frozen=True)
class Patient:
    first_name: str
    email: str
    phone: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} Sample"


def open_the_form(page: Page) -> None:
    """Read the article and press its own button."""
    page.goto(ARTICLE)
    page.locator("main").get_by_role("link", name="Request An Appointment").first.click()
    expect(page.get_by_role("heading", level=1, name="Request an appointment")).to_be_visible()


def fill_in(page: Page, patient: Patient) -> None:
    """Answer every question that needs an answer."""
    page.get_by_label("Me", exact=True).check()
    page.get_by_label("First name").press_sequentially(patient.first_name, delay=LETTER_MS)
    page.get_by_label("Last name").press_sequentially("Sample", delay=LETTER_MS)
    page.get_by_label("Phone number").press_sequentially(patient.phone, delay=LETTER_MS)
    page.get_by_label("Email address").press_sequentially(patient.email, delay=LETTER_MS)
    page.get_by_label("Phone call").check()
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("Yes, but only a name and a number").check()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("A question about ketamine").check()
    page.get_by_label("Sample Clinic Miami").check()
    page.get_by_label("Any time").check()
    page.get_by_label("I have read the privacy notice").check()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def send_request(page: Page, patient: Patient) -> str:
    """Go the whole way and return the reference."""
    open_the_form(page)
    fill_in(page, patient)
    press(page, "Continue")
    press(page, "Send my request")
    expect(page.get_by_role("heading", level=1)).to_have_text("Requested: not booked yet")
    return page.locator(".confirmation__reference").inner_text().strip()
