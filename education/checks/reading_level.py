"""The whole text can be read with the schooling that most people have."""

from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level
from education.wording import reading_grade, word_count

CODE = "reading_grade"
# A grade computed from less says little.
FEWEST_WORDS = 100


def check(content: Content, target: float) -> Iterator[Finding]:
    texts = [paragraph for part in content.parts if part.kind != "heading" for paragraph in part.paragraphs]
    if sum(map(word_count, texts)) < FEWEST_WORDS:
        return
    grade = reading_grade(texts)
    if grade > target:
        message = (
            f"It reads at US grade {grade:.1f}; the target is {target:g}. Use shorter sentences and words."
        )
        yield Finding(CODE, Level.ADVISORY, message, "Whole text", "body")
