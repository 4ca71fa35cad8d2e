"""What editors and reviewers do at /cms/, step by step."""

from playwright.sync_api import Page, expect

from tests.e2e.site import Site


def open_the_editor(page: Page, *titles: str) -> None:
    """Walk down the explorer from the front page: the last title is the page, the others stand above it."""
    *above, title = titles
    page.goto("/cms/pages/")
    for parent in ("Home", *above):
        page.get_by_role("link", name=f"Explore child pages of '{parent}'").click()
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("textbox", name="Title").first).to_have_value(title)


def submit(page: Page) -> None:
    """Send the page that is open in the editor to the clinicians."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Clinical sign-off").click()
    expect(page.get_by_text("submitted for moderation", exact=False).first).to_be_visible()


def publish(page: Page) -> None:
    """Press Publish for the page that is open in the editor."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("published", exact=False).first).to_be_visible()


def sign_off(page: Page, site: Site) -> None:
    """Sign in as a clinician and vouch for the page that waits."""
    page.goto(site.login_link("clinical_reviewer"))
    waiting = page.locator("section", has_text="Awaiting your review").last
    waiting.get_by_role("button", name="Actions").first.click()
    page.get_by_role("button", name="Sign off").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox").first).to_be_visible()
    for box in dialog.get_by_role("checkbox").all():
        box.check()
    dialog.get_by_role("button", name="Sign off").click()
    expect(page.get_by_text("Awaiting your review")).to_have_count(0)
