"""Marketing changes the article in the real editor, a clinician signs it off, and readers see it at once."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.editors import open_the_editor, publish, sign_off, submit
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

    open_the_editor(page, OLD_TITLE)
    page.get_by_role("textbox", name="Title").first.fill(NEW_TITLE)
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title='Preview']").first
    expect(preview.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text(OLD_TITLE)
    submit(page)
    sign_off(open_page(), site)
    public.reload()

    expect(public.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(public.get_by_text("version 1", exact=False).first).to_be_visible()


def test_a_page_that_gets_another_address_is_found_at_the_old_one_too(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))

    open_the_editor(page, "About this sample clinic")
    page.get_by_role("tab", name="Promote").click()
    page.get_by_role("textbox", name="End of the address").fill("about-the-clinic")
    publish(page)
    public = open_page()
    public.goto("/about/")

    expect(public).to_have_url(f"{site.url}/about-the-clinic/")


def test_marketing_reaches_no_request(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))

    response = page.goto("/staff/")

    assert response is not None
    assert response.status == 403
