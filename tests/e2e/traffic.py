"""What a page costs on the network, as the browser counts it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

# Chromium asks for these a while after the page, or not at all without a window. They count all the same.
ASK_FOR_THE_REST = """
async (asked) => {
    const first = (selector) => document.querySelector(selector)?.href;
    const icon = first("link[rel=icon][type='image/svg+xml']") || first("link[rel=icon]");
    const missing = [icon].filter((address) => address?.startsWith("http") && !asked.includes(address));
    await Promise.all(missing.map((address) => fetch(address).then((answer) => answer.arrayBuffer())));
}
"""
SHOW_EVERY_PICTURE = """
async () => {
    const pictures = [...document.images];
    pictures.forEach((picture) => picture.loading = "eager");
    await Promise.all(pictures.map((picture) => picture.decode()));
}
"""


@dataclass
class Answer:
    """One request that was answered; `size` is what came over the wire, headers included."""

    url: str
    kind: str
    size: int = 0
    headers: dict[str, str] = field(default_factory=dict)


class Traffic:
    """Listens to a page that has not been opened yet; Chromium's own numbers, with a cold cache."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._answers: dict[str, Answer] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def load(self, path: str) -> list[Answer]:
        """Open a page with all its pictures and its icon, and return everything that came."""
        self._answers.clear()
        self.page.goto(path, wait_until="networkidle")
        self.page.evaluate(SHOW_EVERY_PICTURE)
        self.page.evaluate(ASK_FOR_THE_REST, [answer.url for answer in self._answers.values()])
        self.page.wait_for_timeout(100)
        return [answer for answer in self._answers.values() if not answer.url.startswith("data:")]

    def _received(self, event: dict[str, Any]) -> None:
        response = event["response"]
        headers = {name.lower(): value for name, value in response["headers"].items()}
        self._answers[event["requestId"]] = Answer(response["url"], event["type"], headers=headers)

    def _finished(self, event: dict[str, Any]) -> None:
        self._answers[event["requestId"]].size = int(event["encodedDataLength"])
