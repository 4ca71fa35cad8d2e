"""A benefit stands beside its limit or its risk."""

import re
from collections.abc import Iterator

from education.checks.content import Content, Part
from education.checks.finding import Finding, Level

CODE = "benefit_without_risk"
MESSAGE = "A benefit stands here, and no limit, risk or side effect in this block or beside it. Add one."
BENEFIT = re.compile(
    r"\b(?:benefits?|helps|helped|(?:can|could|may|might|will) help|reliefs?|reliev(?:e|es|ed|ing)"
    r"|eas(?:e|es|ed|ing) (?:the |your |their )?pain|less pain|improv(?:e|es|ed|ing|ements?)|effective)\b",
    re.IGNORECASE,
)
CAUTION = re.compile(
    r"\b(?:risks?|risky|harms?|harmful|side effects?|limits?|limited|danger(?:s|ous)?|cautions?"
    r"|unclear|uncertain|unproven|unknown|not known|no clear|for a time|short[- ]term"
    r"|not (?:everyone|everybody|all|a cure)"
    r"|(?:do|does|did|may|might|will|can) ?not|cannot|too few|too small|small(?:er)?|low certainty"
    r"|who should not|some people)\b",
    re.IGNORECASE,
)


def check(content: Content) -> Iterator[Finding]:
    parts = [part for part in content.parts if part.kind != "heading"]
    for place, part in enumerate(parts):
        in_reach = parts[max(0, place - 1) : place + 2]
        if BENEFIT.search(part.words) and not any(map(_cautions, in_reach)):
            yield Finding(CODE, Level.ADVISORY, MESSAGE, part.where, part.field)


def _cautions(part: Part) -> bool:
    return part.kind in {"risks", "who_not", "warning"} or bool(CAUTION.search(part.words))
