"""The raster pictures of static/img/, drawn in a browser from the SVG sources. Called by bin/pictures."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browser import ARGUMENTS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static/img"
CARD = Path(__file__).with_name("social_card.html")
NAME, TAGLINE = "Neuro Wellness", "Interventional pain care in Florida"
DAWN = "#fdf1e6"
ICONS = {"apple-touch-icon.png": (180, 0.72)}
COLOURS = 128


def main(name: str = NAME, tagline: str = TAGLINE) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME_PATH"], args=ARGUMENTS)
        for file, (size, share) in ICONS.items():
            save(draw_symbol(browser, size, share, DAWN), file)
        make_favicon(browser)
        save(draw_card(browser, name, tagline), "social-card.png")
        browser.close()


def draw_symbol(browser: Browser, size: int, share: float, background: str) -> Image.Image:
    """Return the symbol in the middle of a square, `share` of its width."""
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(
        f'<body style="margin:0;height:100vh;display:grid;place-content:center;background:{background}">'
        f'<div style="width:{size * share}px">{(FOLDER / "favicon.svg").read_text()}</div>'
    )
    return photograph(page)


def make_favicon(browser: Browser) -> None:
    """Old browsers and feed readers ask for /favicon.ico; it holds both small sizes, each drawn as such."""
    large, small = (draw_symbol(browser, size, 1, "transparent") for size in (32, 16))
    large.save(FOLDER / "favicon.ico", sizes=[(32, 32), (16, 16)], append_images=[small])


def draw_card(browser: Browser, name: str, tagline: str) -> Image.Image:
    page = browser.new_page(viewport={"width": 1200, "height": 630}, color_scheme="light")
    page.goto(CARD.as_uri())
    for place in page.locator("[data-file]").all():
        drawing = (ROOT / str(place.get_attribute("data-file"))).read_text()
        place.evaluate("(element, drawing) => { element.innerHTML = drawing }", drawing)
    for target, text in (("[data-name]", name), ("[data-tagline]", tagline)):
        page.locator(target).evaluate("(element, text) => { element.textContent = text }", text)
    page.evaluate("document.fonts.ready")
    return photograph(page)


def photograph(page: Page) -> Image.Image:
    picture = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
    page.close()
    return picture


def save(picture: Image.Image, file: str) -> None:
    """Keep a flat drawing with the few colours it has."""
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / file, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
