"""Sentences are short enough to be read once."""

from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level
from education.wording import sentences, word_count

CODE = "long_sentence"
MOST_WORDS = 20
SHOWN_WORDS = 6


def check(content: Content) -> Iterator[Finding]:
    for part in content.parts:
        for paragraph in part.paragraphs:
            for sentence in sentences(paragraph):
                if (count := word_count(sentence)) > MOST_WORDS:
                    message = f"A sentence has {count} words; keep to {MOST_WORDS}: “{beginning(sentence)} …”"
                    yield Finding(CODE, Level.ADVISORY, message, part.where, part.field)


def beginning(text: str) -> str:
    return " ".join(text.split()[:SHOWN_WORDS])
