"""The words of the sample pages, as data, for the tests of wording."""

from collections.abc import Iterator
from typing import Any

from education.sample import home
from education.sample.flagship import page as flagship
from education.wording import paragraphs

# Codes and switches that readers never see as text.
CODES = {"type", "level", "status", "certainty", "number", "shows_button", "slug", "key", "doi"}
CODES |= {"picture", "diagram", "anchor", "safety_notice", "evidence_level"}


def texts(data: Any, leave_out: set[str] = CODES) -> Iterator[str]:
    """Yield each text of `data`, which is a page's fields or blocks."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in leave_out:
                yield from texts(value, leave_out)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value, leave_out)


def sample_paragraphs() -> list[str]:
    """Return every paragraph of the sample pages."""
    fields = [home.FIELDS, flagship.FIELDS]
    return [part for text in texts(fields) for part in paragraphs(text)]


def article_paragraphs() -> list[str]:
    """Return the paragraphs of the flagship's text blocks."""
    return [part for text in texts(flagship.FIELDS["body"]) for part in paragraphs(text)]
