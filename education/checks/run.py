"""All checks, in the order in which an editor should see to them."""

from collections.abc import Iterable

from education.checks import (
    alternative_text,
    balance,
    claims,
    description,
    forbidden,
    off_label,
    paragraphs,
    percentages,
    reading_level,
    sentences,
)
from education.checks.content import Content
from education.checks.finding import Finding
from education.phrases import Phrase


def run_checks(
    content: Content, *, phrases: Iterable[Phrase], off_label_words: Iterable[str], target_grade: float
) -> list[Finding]:
    """Return what all checks find, what blocks first."""
    found = [
        *off_label.check(content, off_label_words),
        *description.check(content),
        *forbidden.check(content, phrases),
        *claims.check(content),
        *alternative_text.check(content),
        *balance.check(content),
        *percentages.check(content),
        *reading_level.check(content, target_grade),
        *sentences.check(content),
        *paragraphs.check(content),
    ]
    return sorted(dict.fromkeys(found), key=lambda finding: not finding.is_blocking)
