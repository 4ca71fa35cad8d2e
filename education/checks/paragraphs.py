"""Paragraphs hold one thought."""

from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level
from education.checks.sentences import beginning
from education.wording import sentences

CODE = "long_paragraph"
MOST_SENTENCES = 3


def check(content: Content) -> Iterator[Finding]:
    for part in content.parts:
        for paragraph in part.paragraphs:
            if (count := len(sentences(paragraph))) > MOST_SENTENCES:
                message = (
                    f"A paragraph has {count} sentences; keep to {MOST_SENTENCES}: “{beginning(paragraph)} …”"
                )
                yield Finding(CODE, Level.ADVISORY, message, part.where, part.field)
