"""Words that promise more than anyone can know, by the clinic's own list."""

from collections.abc import Iterable, Iterator

from education.checks.content import Content, Part
from education.checks.finding import Finding, Level
from education.phrases import Phrase

CODE = "forbidden_phrase"


def check(content: Content, phrases: Iterable[Phrase]) -> Iterator[Finding]:
    phrases = list(phrases)
    for part in [*_around(content), *content.parts]:
        for paragraph in part.paragraphs:
            for phrase in phrases:
                if phrase.is_in(paragraph):
                    yield _finding(part, phrase)


def _around(content: Content) -> list[Part]:
    """Return what stands on the page, or speaks for it, outside of its text."""
    return [
        Part("Title", "title", "title", (content.title,)),
        Part("Search description", "search_description", "search_description", (content.search_description,)),
    ]


def _finding(part: Part, phrase: Phrase) -> Finding:
    level = Level.BLOCKING if phrase.is_blocking else Level.ADVISORY
    message = f"We do not write “{phrase.name}”. Say what is known instead."
    return Finding(CODE, level, message, part.where, part.field)
