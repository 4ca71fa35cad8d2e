"""A picture has words that stand in for it, or is said to be decoration."""

from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level

CODE = "missing_alternative_text"
MESSAGE = "Describe the picture for people who do not see it, or mark it as decoration."


def check(content: Content) -> Iterator[Finding]:
    for part in content.parts:
        for picture in part.pictures:
            if not (picture.is_decorative or picture.alternative.strip()):
                yield Finding(CODE, Level.BLOCKING, MESSAGE, part.where, part.field)
