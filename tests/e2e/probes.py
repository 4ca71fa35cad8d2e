"""Runs the functions of probes.js in a page."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")


def probe(page: Page, name: str, *, at_least: int = 1) -> list[str]:
    """Return what one probe finds wrong; it is an error when it had less to look at than `at_least`."""
    found = page.evaluate(f"{SOURCE}.{name}()")
    assert found["checked"] >= at_least, f"{name} looked at {found['checked']} things on {page.url}"
    return found["wrong"]


def layout_shift(page: Page) -> float:
    """Return how much the page has moved by itself (CLS), rounded as Lighthouse shows it."""
    return round(page.evaluate(f"{SOURCE}.shifts()"), 3)
