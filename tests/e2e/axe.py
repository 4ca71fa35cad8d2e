"""axe-core on the page as it stands."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

# All of WCAG 2.2 A and AA: its own new level A criteria have no rule in axe, and so no tag.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What people read needs 7 to 1. Buttons, labels and ways around need AA, which the rules above hold.
BODY_TEXT = [["main p"], ["main li:not(nav li)"], ["main dd"], ["main td"]]
NOT_BODY = [["[class~=button]"], ["[class~=tag]"], ["[class~=chip]"]]
# Text away from the screen has no layout yet, and would pass every check of its place or colour.
LAY_OUT_EVERYTHING = """
() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
}
"""


def violations(page: Page) -> list[str]:
    """Return what axe finds, each as "rule: the elements"; an empty list is what tests want."""
    return _found(page, {"type": "tag", "values": RULES})


def violations_in_forced_colors(page: Page) -> list[str]:
    """Return what axe finds where the reader's system sets the colours.

    All but contrast: axe compares the colours that the stylesheet wanted, not the ones that are shown.
    """
    return _found(page, {"type": "tag", "values": RULES}, without=["color-contrast"])


def faint_text(page: Page) -> list[str]:
    """Return the body text whose contrast is below 7 to 1 (AAA)."""
    context = {"include": BODY_TEXT, "exclude": NOT_BODY}
    return _found(page, {"type": "rule", "values": ["color-contrast-enhanced"]}, context)


def _found(
    page: Page, rules: dict[str, Any], context: dict[str, Any] | None = None, *, without: Sequence[str] = ()
) -> list[str]:
    left_out = {rule: {"enabled": False} for rule in without}
    options = {"runOnly": rules, "rules": left_out, "resultTypes": ["violations"]}
    page.evaluate(LAY_OUT_EVERYTHING)
    found = Axe().run(page, context, options).response
    # Without this, a page on which axe could not run would look clean.
    assert found["passes"], f"axe checked nothing on {page.url}"
    return [
        f"{violation['id']}: {[node['html'][:120] for node in violation['nodes']]}"
        for violation in found["violations"]
    ]


def violations_without_scripts(page: Page) -> list[str]:
    """Return what axe finds on a page of a context without JavaScript.

    axe is a script itself, so it looks at the same HTML in a context where only the site's scripts are held
    back. (In the page's own context a promise never ends, and the test would wait for ever.)
    """
    html = page.content()

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    assert page.context.browser is not None
    twin = page.context.browser.new_context(viewport=page.viewport_size)
    try:
        copy = twin.new_page()
        copy.route("**/*.js", lambda route: route.abort())
        copy.route(page.url, answer)
        copy.goto(page.url)
        return violations(copy)
    finally:
        twin.close()


def scrolls_sideways(page: Page) -> bool:
    """Say whether the page is wider than the window."""
    page.evaluate(LAY_OUT_EVERYTHING)
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
