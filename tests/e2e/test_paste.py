"""Marketing pastes a document from a word processor into a text of a page."""

import sqlite3
from collections.abc import Callable
from json import loads
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.site import Site

TITLE = "How we write and review our pages"
DOCUMENT = """<b style="font-weight:normal"><h1>How we work</h1><p>We <a href="https://example.org/">listen</a>.</p>
<ul><li><p>Slowly</p></li></ul><h2>When</h2><table><tr><td>Day</td><td>Hour</td></tr>
<tr><td>Monday</td><td>Nine</td></tr></table></b>"""
PASTE = """(element, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", "plain words");
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""

EMPTY_TEXT_FIRST = """() => {
  const { rootBlock } = document.getElementById("body-root");
  rootBlock.insert({ type: "text", value: rootBlock.blockDef.initialChildStates.text }, 0);
}"""
# The kind of a block stands in a hidden field right inside it.
TYPE_TEXT = "xpath=./input[@value='text']"


def test_a_pasted_document_becomes_blocks_after_the_text(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))
    _open_the_editor(page)
    before = _kinds(page)
    at = before.index("text") + 1

    _paste(page, DOCUMENT)
    expect(page.get_by_text("The paste became 4 blocks.")).to_be_visible()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("The paste became 4 blocks.")).to_have_count(0)
    page.reload()

    added = ["heading", "text", "heading", "comparison"]
    assert _kinds(page) == before[:at] + added + before[at:]
    heading, text, smaller, table = _draft(site)[at : at + 4]
    assert heading["value"] == {"text": "How we work", "level": "h2"}
    assert '<a href="https://example.org/">listen</a>' in text["value"]
    assert "Slowly</li>" in text["value"]
    assert smaller["value"] == {"text": "When", "level": "h3"}
    assert [cell["value"] for cell in table["value"]["headers"]] == ["Day", "Hour"]


def test_a_pasted_document_takes_the_place_of_an_empty_text(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))
    _open_the_editor(page)
    before = _kinds(page)
    page.evaluate(EMPTY_TEXT_FIRST)

    _paste(page, DOCUMENT)

    expect(page.get_by_text("The paste became 4 blocks.")).to_be_visible()
    assert _kinds(page) == ["heading", "text", "heading", "comparison", *before]


def test_another_paste_stays_in_its_text(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))
    _open_the_editor(page)
    before = _kinds(page)

    _paste(page, "<p>Two <b>plain</b> words</p>")

    expect(_text(page)).to_contain_text("Two plain words")
    assert _kinds(page) == before


def test_a_paste_that_the_server_refuses_changes_nothing(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    page.goto(site.login_link("marketing"))
    _open_the_editor(page)
    before = _kinds(page)
    page.route("**/cms/split-paste/", lambda route: route.fulfill(status=413))

    _paste(page, DOCUMENT)

    expect(page.get_by_text("The paste did not arrive.")).to_be_visible()
    assert _kinds(page) == before


def _open_the_editor(page: Page) -> None:
    page.goto("/cms/pages/")
    page.get_by_role("link", name="Explore child pages of 'Home'").click()
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    expect(_text(page)).to_be_visible()


def _text(page: Page) -> Locator:
    child = page.locator("#body-root [data-streamfield-child]", has=page.locator(TYPE_TEXT))
    return child.locator(".public-DraftEditor-content").first


def _paste(page: Page, html: str) -> None:
    text = _text(page)
    text.click()
    text.evaluate(PASTE, html)


def _kinds(page: Page) -> list[str]:
    """Return the kinds of the page's blocks, as they stand in the form."""
    return page.evaluate("document.getElementById('body-root').rootBlock.children.map((child) => child.type)")


def _draft(site: Site) -> list[dict[str, Any]]:
    """Return the body of the newest draft."""
    newest = "SELECT content FROM wagtailcore_revision ORDER BY id DESC LIMIT 1"
    with sqlite3.connect(f"file:{site.var_dir / 'db.sqlite3'}?mode=ro", uri=True) as database:
        (content,) = database.execute(newest).fetchone()
    return loads(loads(content)["body"])
