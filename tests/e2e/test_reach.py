"""What only a browser can tell: the policy, copying, paper, and the preview while an editor types."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.axe import violations
from tests.e2e.conftest import PHONE
from tests.e2e.patient import ARTICLE
from tests.e2e.site import Site

Open = Callable[..., Page]

WATCH = (
    "addEventListener('securitypolicyviolation', (event) => (window.refused ??= []).push(event.blockedURI))"
)
SHARE_STUB = "navigator.share = (data) => { window.shared = data; return Promise.resolve(); }"
NO_SHARE = "delete Navigator.prototype.share"
PRESSED = (".menu", ".request-bar", ".breadcrumb", ".contents", ".share", ".top-line", ".button")
PDF_PAGE = re.compile(rb"/Type\s*/Page\b")


def test_structured_data_breaks_no_rule_of_the_policy(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(WATCH)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(ARTICLE)

    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert page.evaluate("window.refused ?? []") == []
    assert said == []


def test_a_refusal_of_the_policy_is_noticed(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(WATCH)
    page.goto(ARTICLE)

    # A script's text would be stopped before the policy is asked, by Trusted Types.
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))"
    )
    page.wait_for_function("window.refused")

    assert page.evaluate("window.refused") == ["inline"]


def test_the_address_is_copied_by_a_press(open_page: Open, site: Site) -> None:
    page = open_page(permissions=["clipboard-write"])
    page.add_init_script(NO_SHARE)
    _open_share_page(page)

    page.get_by_role("button", name="Copy the address").click()

    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    expect(page.get_by_role("button", name="Share with an app")).to_be_hidden()
    assert violations(page) == []
    assert _pasted(page) == f"{site.url}{ARTICLE}"


def test_the_devices_own_list_opens_where_there_is_one(open_page: Open, site: Site) -> None:
    page = open_page(viewport=PHONE)
    page.add_init_script(SHARE_STUB)
    page.goto(ARTICLE)
    title = page.get_by_role("heading", level=1).inner_text()
    _open_share_page(page)

    page.get_by_role("button", name="Share with an app").click()

    assert page.evaluate("window.shared") == {
        "title": title,
        "url": f"{site.url}{ARTICLE}",
    }


def test_the_address_can_be_copied_by_hand_without_javascript(open_page: Open, site: Site) -> None:
    page = open_page(java_script_enabled=False)
    _open_share_page(page)

    expect(page.get_by_label("Address of the page")).to_have_value(f"{site.url}{ARTICLE}")
    expect(page.get_by_role("button", name=re.compile("Copy|Share"))).to_have_count(0)


def test_an_article_on_paper_has_its_sources_and_nothing_to_press(open_page: Open) -> None:
    page = open_page()
    page.goto(ARTICLE)
    folded = page.locator(".diagram details > :not(summary)").first
    expect(folded).to_be_hidden()

    page.emulate_media(media="print")

    seen = {name: page.locator(name).locator("visible=true").count() for name in PRESSED}
    assert {name: page.locator(name).count() > 0 for name in PRESSED} == dict.fromkeys(PRESSED, True)
    assert seen == dict.fromkeys(PRESSED, 0)
    expect(folded).to_be_visible()
    expect(page.locator("#page-references")).to_be_visible()
    link = page.locator(".references a[href^='https://doi.org/']").first
    assert link.evaluate("(link) => getComputedStyle(link, '::after').content") != "none"


def test_an_article_saves_as_a_pdf_of_some_pages(open_page: Open) -> None:
    page = open_page()
    page.goto(ARTICLE)

    pdf = page.pdf(prefer_css_page_size=True, format="Letter")

    assert pdf.startswith(b"%PDF")
    assert 4 <= len(PDF_PAGE.findall(pdf)) <= 20


def test_the_editors_preview_follows_what_is_typed(open_page: Open, site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name="Ketamine for").first.click()
    page.get_by_role("tab", name="Promote").click()
    preview = page.locator("[data-search-preview]")

    page.get_by_label("Title for search engines").fill("t" * 61)
    expect(preview.locator("[data-line=title]")).to_have_text("t" * 61)
    expect(preview.locator("[data-count=title]")).to_contain_text("61 characters. Search engines may cut")
    page.get_by_label("Title for search engines").fill("")

    expect(preview.locator("[data-line=title]")).not_to_have_text("")
    expect(preview.locator("[data-count=title]")).to_contain_text("of 60 characters.")


def _pasted(page: Page) -> str:
    """Return what a person pastes: no page of ours may read the clipboard itself."""
    page.goto("/search/")
    field = page.locator("main input[name=q]")
    field.press("ControlOrMeta+v")
    return field.input_value()


def _open_share_page(page: Page) -> None:
    page.goto(ARTICLE)
    page.get_by_role("link", name="Copy the link").click()
    expect(page.get_by_role("heading", level=1, name="Share a page")).to_be_visible()
