"""A percentage stands beside a number that people can picture."""

import re
from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level

CODE = "percentage_alone"
MESSAGE = "Say “{}” as people too, such as “about 1 in 4 adults”."
PERCENTAGE = re.compile(r"\d[\d.,]*\s*(?:%|percent\b|per cent\b)", re.IGNORECASE)
FREQUENCY = re.compile(r"\b\d[\d,]* (?:in|of|out of|of every) (?:every )?\d", re.IGNORECASE)


def check(content: Content) -> Iterator[Finding]:
    for part in content.parts:
        for paragraph in part.paragraphs:
            found = PERCENTAGE.search(paragraph)
            if found and part.kind != "one_in" and not FREQUENCY.search(paragraph):
                yield Finding(CODE, Level.ADVISORY, MESSAGE.format(found[0]), part.where, part.field)
