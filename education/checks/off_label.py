"""A page about a treatment that is used off-label says so."""

import re
from collections.abc import Iterable, Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level

CODE = "missing_off_label_notice"
MESSAGE = "Choose a published off-label notice. {}"


def check(content: Content, words: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding where a notice is missing; `words` name what is used off-label."""
    if content.has_notice:
        return
    spoken_of = [word for word in words if re.search(rf"\b{re.escape(word)}\b", content.words, re.IGNORECASE)]
    if spoken_of:
        yield _finding(f"The page speaks of {spoken_of[0]}.")
    elif content.is_treatment:
        yield _finding("The page is about a treatment.")


def _finding(why: str) -> Finding:
    return Finding(CODE, Level.BLOCKING, MESSAGE.format(why), "Off-label notice", "safety_notice")
