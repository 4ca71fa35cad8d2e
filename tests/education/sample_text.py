"""The words of the sample pages, as data, for the tests of wording."""

from collections.abc import Iterator
from typing import Any

from education.sample import home
from education.sample.flagship import page as flagship
from education.sample.tree import all_samples
from education.wording import paragraphs

# Codes and switches that readers never see as text.
CODES = {"type", "level", "status", "certainty", "number", "shows_button", "slug", "key", "doi"}
CODES |= {"picture", "diagram", "anchor", "safety_notice", "evidence_level", "location"}
# slug → fields of every sample page, the home page included.
PAGES: dict[str, dict[str, Any]] = {home.FIELDS["slug"]: home.FIELDS} | {
    sample.slug: sample.fields for sample in all_samples()
}


def texts(data: Any, leave_out: set[str] = CODES) -> Iterator[str]:
    """Yield each text of `data`, which is a page's fields or blocks."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, value in data.items():
            if name not in leave_out:
                yield from texts(value, leave_out)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value, leave_out)


def page_paragraphs(slug: str) -> list[str]:
    """Return every paragraph of one sample page."""
    return [part for text in texts(PAGES[slug]) for part in paragraphs(text)]


def sample_paragraphs() -> list[str]:
    """Return every paragraph of the sample pages."""
    return [part for slug in PAGES for part in page_paragraphs(slug)]


def article_paragraphs() -> list[str]:
    """Return the paragraphs of the flagship's text blocks."""
    return [part for text in texts(flagship.FIELDS["body"]) for part in paragraphs(text)]
