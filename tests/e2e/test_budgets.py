"""What a page may cost: requests, bytes, and the calm with which it appears."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.patient import ARTICLE
from tests.e2e.probes import layout_shift
from tests.e2e.site import Site
from tests.e2e.traffic import Answer, Traffic

KB = 1000
MOST_REQUESTS = 8
MOST_BYTES = 60 * KB
# The first round trip of a connection carries ten packets: 14.6 KB.
MOST_CSS = 14 * KB
MOST_FONT = 40 * KB
# Most of them say what a browser must not do; they come with every answer.
MOST_HEADERS = 1.3 * KB
PUBLIC = ["/", ARTICLE, "/request/", "/no-such-page/"]
DOOR = "/sign-in/"

Open = Callable[..., Page]
Answers = dict[str, list[Answer]]


@pytest.fixture(scope="module")
def answers(browser: Browser, site: Site) -> Answers:
    """Return path → everything that came for it, each page with a cold cache."""
    came = {}
    for path in [*PUBLIC, DOOR]:
        with browser.new_context(base_url=site.url, viewport=DESKTOP) as context:
            came[path] = Traffic(context.new_page()).load(path)
    return came


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_article_costs_8_requests_and_60_kb_at_most(
    open_page: Open, site: Site, viewport: dict, scheme: str
) -> None:
    page = open_page(viewport=viewport, color_scheme=scheme)

    answers = Traffic(page).load(ARTICLE)

    cost = {urlsplit(answer.url).path: answer.size for answer in answers}
    assert 3 <= len(answers) <= MOST_REQUESTS, cost
    assert 10 * KB < sum(cost.values()) <= MOST_BYTES, cost
    assert [answer.kind for answer in answers if answer.kind == "Script"] == []
    assert [answer.url for answer in answers if not answer.url.startswith(f"{site.url}/")] == []
    assert [answer.url for answer in answers if "set-cookie" in answer.headers] == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", PUBLIC)
def test_no_page_asks_for_a_script_at_first_sight(answers: Answers, path: str) -> None:
    assert [answer.url for answer in answers[path] if answer.kind == "Script"] == []


def test_the_staff_s_door_asks_for_the_script_of_passkeys_and_no_other(answers: Answers) -> None:
    asked = {kind: _names(answers[DOOR], kind) for kind in ("Script", "Stylesheet")}

    assert asked == {"Script": ["passkey"], "Stylesheet": ["sign-in", "site"]}
    assert sum(answer.size for answer in answers[DOOR]) <= MOST_BYTES


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_has_one_stylesheet_and_the_first_round_trip_carries_it(
    answers: Answers, site: Site, path: str
) -> None:
    (sheet,) = [answer for answer in answers[path] if answer.kind == "Stylesheet"]

    stored = site.var_dir / "static" / urlsplit(sheet.url).path.removeprefix("/static/")
    sizes = {end: Path(f"{stored}{end}").stat().st_size for end in (".br", ".gz")}
    assert {end: size for end, size in sizes.items() if not KB < size <= MOST_CSS} == {}
    assert sheet.headers["content-encoding"] == "br"
    assert sizes[".br"] < sheet.size < sizes[".br"] + MOST_HEADERS
    assert sheet.size <= MOST_CSS


def test_pages_share_one_font_of_40_kb_at_most(answers: Answers) -> None:
    fonts = {path: [each for each in came if each.kind == "Font"] for path, came in answers.items()}

    (url,) = {font.url for found in fonts.values() for font in found}
    assert url.endswith(".woff2")
    assert [len(found) for found in fonts.values()] == [1] * len(answers)
    assert 5 * KB < max(font.size for found in fonts.values() for font in found) <= MOST_FONT


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_shifts_when_the_font_comes_late(open_page: Open, viewport: dict) -> None:
    page = open_page(viewport=viewport)
    held: list[Route] = []
    page.route(re.compile(r"\.woff2"), lambda route: held.append(route))
    shifts = {}

    for path in PUBLIC[:3]:
        page.goto(path, wait_until="commit")
        # The page is on the screen in the other font first, or this would prove nothing.
        page.evaluate(FIRST_PAINT)
        held.pop().continue_()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.fonts.check('1em \"Atkinson Next\"')")
        shifts[path] = layout_shift(page)

    assert held == []
    assert shifts == dict.fromkeys(PUBLIC[:3], 0)


def test_a_shift_is_noticed(open_page: Open) -> None:
    page = open_page()
    page.goto("/")
    before = layout_shift(page)

    page.evaluate("document.body.style.paddingTop = '300px'")
    page.wait_for_timeout(200)

    assert layout_shift(page) > before + 0.05


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_say_the_same_without_javascript(open_page: Open, viewport: dict) -> None:
    usual, bare = open_page(viewport=viewport), open_page(viewport=viewport, java_script_enabled=False)
    words: dict[str, tuple[list[str], list[str]]] = {}

    for path in ("/", ARTICLE):
        words[path] = (_words(usual, path), _words(bare, path))

    assert [len(said) > 100 for said, _ in words.values()] == [True, True]
    assert {path: said == heard for path, (said, heard) in words.items()} == {"/": True, ARTICLE: True}


FIRST_PAINT = """
() => new Promise((painted) => {
    new PerformanceObserver(() => painted()).observe({ type: "paint", buffered: true });
})
"""


def _names(answers: list[Answer], kind: str) -> list[str]:
    """Return the files of a kind by their first word, without what tells their versions apart."""
    paths = [urlsplit(answer.url).path for answer in answers if answer.kind == kind]
    return sorted(path.rpartition("/")[2].partition(".")[0] for path in paths)


def _words(page: Page, path: str) -> list[str]:
    page.goto(path)
    return page.locator("body").inner_text().split()
