"""The order of a page's headings: its contents list, and what would break it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Topic:
    """A line of the contents list."""

    anchor: str
    text: str


def contents(body: Iterable[Any]) -> list[Topic]:
    """Return the topics (second-level headings) of a body, in order."""
    return [Topic(value.anchor, value["text"]) for value in _headings(body) if value["level"] == "h2"]


def heading_problems(body: Iterable[Any]) -> list[str]:
    """Return one sentence for each heading that is out of order or has another's words."""
    headings = list(_headings(body))
    return [*_skipped_levels(headings), *_same_words(headings)]


def _skipped_levels(headings: list[Any]) -> Iterator[str]:
    if headings and headings[0]["level"] != "h2":
        yield f"“{headings[0]['text']}” is the first heading, so it must be a topic."
    for above, value in pairwise(headings):
        if value["level"] == "h4" and above["level"] == "h2":
            yield f"“{value['text']}” is a detail, so a part must come before it."


def _same_words(headings: list[Any]) -> Iterator[str]:
    seen: set[str] = set()
    for value in headings:
        if value.anchor in seen:
            yield f"Two headings say “{value['text']}”. Links need different words in each."
        seen.add(value.anchor)


def _headings(body: Iterable[Any]) -> Iterable[Any]:
    return (block.value for block in body if block.block_type == "heading")
