"""A medical page says in a sentence or two what it holds, for search engines and whoever shares it."""

from collections.abc import Iterator

from education.checks.content import Content
from education.checks.finding import Finding, Level

CODE = "missing_description"
MESSAGE = "Write one or two sentences that say what the page holds."


def check(content: Content) -> Iterator[Finding]:
    if not content.search_description.strip():
        yield Finding(CODE, Level.BLOCKING, MESSAGE, "Search description", "search_description")
