"""axe-core on the page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return what axe finds, each as "rule: the elements"; an empty list is what tests want."""
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response
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
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
