"""Every page of the sample site, as the sitemap lists them: accessible, whole, and with no dead end."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Page

from tests.e2e.axe import scrolls_sideways, violations
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.site import Site

# Every second page is seen on a phone by day, the others on a desktop by night.
VIEWS = ({"viewport": PHONE}, {"viewport": DESKTOP, "color_scheme": "dark"})


def test_no_page_has_a_fault_of_axe_or_scrolls_sideways(open_page: Callable[..., Page], site: Site) -> None:
    pages = [open_page(**view) for view in VIEWS]
    paths = sitemap(pages[0])

    found = {}
    for number, path in enumerate(paths):
        page = pages[number % len(pages)]
        page.goto(path)
        found[path] = violations(page) + (["scrolls sideways"] if scrolls_sideways(page) else [])

    assert len(found) > 30
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_every_internal_link_leads_to_a_page_and_to_a_place_on_it(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    ids, links = {}, {}
    for path in sitemap(page):
        html = page.request.get(path).text()
        ids[path] = set(re.findall(r'\sid="([^"]+)"', html))
        links[path] = {urljoin(path, href) for href in re.findall(r'<a\b[^>]*\shref="([^"]+)"', html)}

    dead = {
        f"{path} → {link}"
        for path, found in links.items()
        for link in found
        if not urlsplit(link).scheme and not _leads_somewhere(page, ids, link)
    }

    assert sum(len(found) for found in links.values()) > 500
    assert dead == set()


def sitemap(page: Page) -> list[str]:
    """Return the paths that the sitemap lists, the home page first."""
    addresses = re.findall(r"<loc>([^<]+)</loc>", page.request.get("/sitemap.xml").text())
    return sorted(urlsplit(address).path for address in addresses)


def _leads_somewhere(page: Page, ids: dict[str, set[str]], link: str) -> bool:
    path, anchor = urldefrag(link)
    if path not in ids:
        answer = page.request.get(path, max_redirects=0)
        ids[path] = set(re.findall(r'\sid="([^"]+)"', answer.text())) if answer.ok else set()
        if not answer.ok:
            return False
    return not anchor or anchor in ids[path]
