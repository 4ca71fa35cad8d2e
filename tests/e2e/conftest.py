"""One site and one browser for all journeys; a fresh browser context for each."""

import itertools
import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e.browser import ARGUMENTS
from tests.e2e.site import Site, running_site

PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)
NEIGHBOURS = (f"10.20.{number // 250}.{number % 250 + 1}" for number in itertools.count())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/e2e/" in str(item.path):
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("var")) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        executable = os.environ.get("CHROME_PATH", "/usr/bin/chromium")
        opened = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an empty page in a context of its own; keywords go to the context.

    Each is somebody else, at an address of their own.
    """
    contexts: list[BrowserContext] = []

    def opened(**options: object) -> Page:
        address = {"X-Forwarded-For": next(NEIGHBOURS)}
        defaults = {"base_url": site.url, "viewport": DESKTOP, "extra_http_headers": address}
        context = browser.new_context(**defaults | options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
