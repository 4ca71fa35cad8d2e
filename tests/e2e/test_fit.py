"""Home, article and request form: for every eye, hand, screen and setting."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import faint_text, scrolls_sideways, violations, violations_in_forced_colors
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.patient import ARTICLE
from tests.e2e.probes import probe

PATHS = {"home": "/", "article": ARTICLE, "request": "/request/"}
TWICE_AS_LARGE = {"standard": 32, "fixed": 26}
# 1280 × 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
FINGER = {"viewport": PHONE, "has_touch": True, "is_mobile": True}

Look = Callable[[Page], list[str]]


def on_each_page(page: Page, **looks: Look) -> dict[str, list[str]]:
    """Open the three pages and return what each look finds wrong; an empty dict is what tests want."""
    found = {}
    for name, path in PATHS.items():
        response = page.goto(path)
        assert response is not None
        assert (name, response.status) == (name, 200)
        found |= {f"{look_name} on {name}": look(page) for look_name, look in looks.items()}
    assert len(found) == len(PATHS) * len(looks)
    return {name: wrong for name, wrong in found.items() if wrong}


def sideways(page: Page) -> list[str]:
    return ["scrolls sideways"] if scrolls_sideways(page) else []


def cut_off(page: Page) -> list[str]:
    return probe(page, "cutOff", at_least=40)


def overlapping(page: Page) -> list[str]:
    return probe(page, "overlapping", at_least=40)


def obscured(page: Page) -> list[str]:
    return probe(page, "obscured", at_least=8)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_body_text_is_strong(
    open_page: Callable[..., Page], viewport: dict, scheme: str
) -> None:
    page = open_page(viewport=viewport, color_scheme=scheme)

    assert on_each_page(page, axe=violations, faint=faint_text) == {}


@pytest.mark.parametrize(
    ("viewport", "font_sizes"),
    [
        ({"width": 320, "height": 640}, None),
        (PHONE, None),
        (ZOOMED, None),
        (PHONE, TWICE_AS_LARGE),
        (DESKTOP, TWICE_AS_LARGE),
    ],
    ids=["320 px", "360 px", "400 % zoom", "200 % text on a phone", "200 % text on a desktop"],
)
def test_nothing_is_cut_off_overlaps_or_scrolls_sideways(
    open_page: Callable[..., Page], viewport: dict, font_sizes: dict | None
) -> None:
    page = open_page(viewport=viewport)
    if font_sizes:
        # The browser's own setting, as a reader changes it.
        session = page.context.new_cdp_session(page)
        session.send("Page.setFontSizes", {"fontSizes": font_sizes})

    found = on_each_page(page, width=sideways, cut_off=cut_off, overlap=overlapping, focus=obscured)

    assert found == {}
    # 18 px, or twice that.
    assert page.evaluate("getComputedStyle(document.body).fontSize") == ("36px" if font_sizes else "18px")


def test_every_target_is_large_enough_for_a_finger(open_page: Callable[..., Page]) -> None:
    page = open_page(**FINGER)

    assert on_each_page(page, small=lambda page: probe(page, "smallTargets", at_least=12)) == {}


def test_nothing_moves_for_whoever_asked_for_that(open_page: Callable[..., Page]) -> None:
    page = open_page(reduced_motion="reduce")

    assert on_each_page(page, moving=lambda page: probe(page, "moving", at_least=300)) == {}


def test_readers_own_colours_lose_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors="active")

    found = on_each_page(page, axe=violations_in_forced_colors, edgeless=lambda page: probe(page, "edgeless"))

    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert found == {}


FIXED = "display:block;width:{}px;height:{}px;white-space:nowrap"


@pytest.mark.parametrize(
    ("name", "body", "wrong"),
    [
        ("cutOff", "<p>Well</p>", []),
        (
            "cutOff",
            "<p style='width:4em;overflow:hidden;white-space:nowrap'>Far too long for it",
            ["Far too long for it"],
        ),
        ("cutOff", "<p style='width:900px'>" + "word " * 30, ["word " * 12]),
        ("overlapping", "<p>One</p><p>Two</p>", []),
        ("overlapping", "<p>One</p><p style='margin-top:-2em'>Two</p>", ["One | Two"]),
        (
            "smallTargets",
            f"<p>Read <a href=/>this page</a> first.</p><button style='{FIXED.format(44, 44)}'>A",
            [],
        ),
        ("smallTargets", "<label style='display:block;padding:14px'><input type=radio> A</label>", []),
        ("smallTargets", f"<a href=/ style='{FIXED.format(44, 30)}'>A</a>", ["<a> A: 44×30"]),
        (
            "smallTargets",
            f"<p><a href=/ style='{FIXED.format(60, 20)};display:inline-block'>B</a>",
            ["<a> B: 60×20"],
        ),
        ("moving", "<p>Still</p>", []),
        ("moving", "<p style='transition: color 1s'>Soft</p>", ["<p> Soft"]),
        ("obscured", "<a href=/>Free</a>", []),
        (
            "obscured",
            "<a href=/>Under</a><div style='position:fixed;inset:0;background:tan'></div>",
            ["<a> Under"],
        ),
        ("edgeless", "<button>A</button>", []),
        ("edgeless", "<button style='border:0'>A</button>", ["<button> A"]),
    ],
)
def test_a_probe_sees_what_it_is_for(
    open_page: Callable[..., Page], name: str, body: str, wrong: list[str]
) -> None:
    page = open_page(viewport=PHONE)
    page.set_content(f"<!DOCTYPE html><html lang=en><title>A</title><main>{body}</main>")

    assert probe(page, name) == wrong


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_contents_lead_to_a_part_that_was_not_laid_out_yet(
    open_page: Callable[..., Page], viewport: dict
) -> None:
    page = open_page(viewport=viewport)
    page.goto(ARTICLE)
    name = "Summing up and your next step"

    page.locator(".contents").get_by_role("link", name=name).click()

    expect(page.get_by_role("heading", name=name)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top") < 100
