"""Text as readers see it, without marks for citations or formatting."""

from typing import Any

from education.citations import CITATION
from education.wording import paragraphs

Node = dict[str, Any]


def words(text: str) -> str:
    """Return plain text in one line."""
    return " ".join(CITATION.sub("", text).split())


def words_of_html(html: str) -> str:
    """Return the text of rich text in one line."""
    return " ".join(paragraphs(html))


def without_empty(node: Node) -> Node:
    """Leave out what is not known, rather than say that it is empty."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def reference_to(node_id: str) -> Node:
    return {"@id": node_id}
