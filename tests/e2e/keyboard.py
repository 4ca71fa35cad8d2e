"""Going through a page by keyboard alone."""

from playwright.sync_api import Page


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focused element has this label or these words."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED_NAME) == name:
            return
    raise AssertionError(f"“{name}” cannot be reached with Tab")


FOCUSED_NAME = """
() => {
    const focused = document.activeElement;
    const label = focused.labels && focused.labels[0];
    return (label || focused).innerText.trim().split("\\n")[0].replaceAll("\\u00a0", " ");
}
"""
