"""What is marked as a claim has its source inside it or right after it."""

import re
from collections.abc import Iterator
from html import unescape

from education.checks.content import Content, Part
from education.checks.finding import Finding, Level
from education.citations import CITATION

CODE = "claim_without_reference"
CLAIM = re.compile(r"<span data-claim[^>]*>(.*?)</span>", re.DOTALL)
# Between a claim and its source there may be a full stop, a space, and the ends of bold or a link.
BETWEEN = re.compile(r"(?:</\w+>|[\s.,;:!?”’\")])*")


def check(content: Content) -> Iterator[Finding]:
    for part in content.parts:
        for text in part.texts:
            for words in _bare_claims(text):
                yield _finding(part, f"The claim “{words}” has no source. Put [[ref:key]] right after it.")
        if part.kind == "evidence" and part.is_sourced and not _cites(part):
            yield _finding(
                part, "The evidence is said to have a source. Cite it, or ask for a clinical check."
            )


def _bare_claims(html: str) -> Iterator[str]:
    for found in CLAIM.finditer(html):
        after = BETWEEN.match(html, found.end())
        if not (CITATION.search(found[1]) or (after and CITATION.match(html, after.end()))):
            yield unescape(re.sub(r"<[^>]+>", "", found[1]))


def _cites(part: Part) -> bool:
    return part.cites_by_choice or any(CITATION.search(text) for text in part.texts)


def _finding(part: Part, message: str) -> Finding:
    return Finding(CODE, Level.BLOCKING, message, part.where, part.field)
