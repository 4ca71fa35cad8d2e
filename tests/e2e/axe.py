"""axe-core on the page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *, rules: list[str] = RULES, within: str | None = None) -> list[str]:
    """Return what axe finds, each as "rule: the elements"; an empty list is what tests want."""
    options = {"runOnly": {"type": "tag", "values": rules}, "resultTypes": ["violations"]}
    found = Axe().run(page, context=within, options=options).response
    # Without this, a page on which axe could not run would look clean.
    assert found["testEngine"]["name"] == "axe-core"
    assert found["passes"], f"axe checked nothing on {page.url}"
    return [
        f"{violation['id']}: {[node['html'][:120] for node in violation['nodes']]}"
        for violation in found["violations"]
    ]


def scrolls_sideways(page: Page) -> bool:
    """Say whether the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
