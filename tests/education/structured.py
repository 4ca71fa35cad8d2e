"""Reads a page's JSON-LD, and names what it says that readers cannot see."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.test import Client
from wagtail.models import Page

from clinic.opening_hours import DAYS, hours_lines
from tests.markup import BLOCKS

Node = dict[str, Any]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CITATION_MARK = re.compile(r'<sup class="cite".*?</sup>', re.DOTALL)
SPACED = BLOCKS | {"br", "dd", "figcaption", "li", "summary", "td", "th", "tr"}
HIDDEN = {"script", "style", "head"}
# Words of the vocabulary, and what belongs to the format.
CONSTANTS = {"@type", "@context", "query-input", "addressCountry"}
HOURS = {"opens", "closes", "dayOfWeek"}
MOMENTS = {"datePublished": "first_published_at", "dateModified": "last_published_at"}


class _Seen(HTMLParser):
    """Collects the words of a page's body, and what its head and its links say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.metadata: set[str] = set()
        self.hidden = 0
        self.feed(CITATION_MARK.sub("", SCRIPT.sub("", html)))
        self.text = " ".join("".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        self.words.append(" " if tag in SPACED else "")
        found = dict(attrs)
        self.metadata |= {found[name] or "" for name in ("content", "lang", "hreflang") if name in found}
        if "href" in found:
            self.metadata.add(urljoin(f"{settings.SITE_URL}/", found["href"] or ""))

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        self.words.append(" " if tag in SPACED else "")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def graph_in(html: str) -> list[Node]:
    """Return the nodes of the page's one graph."""
    (text,) = SCRIPT.findall(html)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def html_of(page: Page) -> str:
    """Return what a stranger gets of a published page."""
    response = Client().get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def node_of(graph: list[Node], kind: str) -> Node:
    """Return the one node of a type."""
    (node,) = [node for node in graph if kind in _types(node)]
    return node


def unseen(html: str, page: Page) -> list[str]:
    """Return everything that the graph says and the page does not, as “key: value”."""
    seen = _Seen(html)
    graph = graph_in(html)
    said = [(key, text) for node in graph for key, text in _strings(node)]
    problems = [f"{key}: {text}" for key, text in said if not _is_seen(key, text, seen, page)]
    return problems + [f"hours: {line}" for node in graph for line in _hours(node) if line not in seen.text]


def _types(node: Node) -> list[str]:
    return node["@type"] if isinstance(node["@type"], list) else [node["@type"]]


def _strings(data: Any, key: str = "", kind: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text with its key; a date of the page itself is told from a source's year."""
    if isinstance(data, dict):
        kind = str(data.get("@type", ""))
        for name, value in data.items():
            yield from _strings(value, name, kind)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value, key, kind)
    elif key in MOMENTS and "WebPage" in kind:
        yield f"page {key}", data
    elif isinstance(data, str):
        yield key, data


def _is_seen(key: str, text: str, seen: _Seen, page: Page) -> bool:
    if key in CONSTANTS or key in HOURS:
        return True
    if key == "@id":
        return text.startswith(f"{settings.SITE_URL}/") or text in seen.metadata
    if key.startswith("page "):
        return datetime.fromisoformat(text) == _whole(getattr(page, MOMENTS[key.removeprefix("page ")]))
    if key == "lastReviewed":
        day = date.fromisoformat(text)
        return f"{day:%B} {day.day}, {day:%Y}" in seen.text
    if text.startswith(f"{settings.SITE_URL}/search/"):
        return text.endswith("?q={search_term_string}")
    if key == "logo":
        return text.endswith("/static/img/wordmark.svg")
    return text in seen.text or text in seen.metadata


def _hours(node: Node) -> list[str]:
    rows = [
        (DAYS.index(row["dayOfWeek"]), time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"]))
        for row in node.get("openingHoursSpecification", [])
    ]
    return [f"{line.days}: {line.times}" for line in hours_lines(rows)]


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
