"""Marketing changes the article in the real editor, a clinician signs it off, and readers see it at once."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.patient import ARTICLE
from tests.e2e.site import Site

NEW_TITLE = "Ketamine for lasting pain"
OLD_TITLE = "Ketamine for chronic pain"


def test_article_is_edited_previewed_submitted_signed_off_and_seen_at_once(
    open_page: Callable[..., Page], site: Site
) -> None:
    public = open_page()
    public.goto(ARTICLE)
    expect(public.get_by_role("heading", level=1)).to_have_text(OLD_TITLE)
    page = open_page()
    page.goto(site.login_link("marketing"))
    expect(page).to_have_url(f"{site.url}/cms/")

    _open_the_editor(page)
    page.get_by_role("textbox", name="Title").first.fill(NEW_TITLE)
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text(OLD_TITLE)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Clinical sign-off").click()
    expect(page.get_by_text("submitted for moderation", exact=False).first).to_be_visible()
    _sign_off(open_page(), site)
    public.reload()

    expect(public.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(public.get_by_text("version 1", exact=False).first).to_be_visible()


def test_a_page_that_gets_another_address_is_found_at_the_old_one_too(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))

    _open_the_editor(page, "About this sample clinic")
    page.get_by_role("tab", name="Promote").click()
    page.get_by_role("textbox", name="Slug").fill("about-the-clinic")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("published", exact=False).first).to_be_visible()
    public = open_page()
    public.goto("/about/")

    expect(public).to_have_url(f"{site.url}/about-the-clinic/")


def test_marketing_reaches_no_request(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))

    response = page.goto("/staff/")

    assert response is not None
    assert response.status == 403


def _open_the_editor(page: Page, title: str = OLD_TITLE) -> None:
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name=title, exact=True).first.click()
    expect(page.get_by_role("textbox", name="Title").first).to_have_value(title)


def _sign_off(page: Page, site: Site) -> None:
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
