"""The questions that a page answers."""

from typing import Any

from education.structured_data.text import Node, words, words_of_html


def questions(body: Any) -> list[Node]:
    """Return each question with its answer, in the order of the page."""
    blocks = [block.value for block in body if block.block_type == "questions"]
    return [_question(item) for value in blocks for item in value["items"]]


def _question(item: Any) -> Node:
    answer = item["answer"]
    return {
        "@type": "Question",
        "name": words(item["question"]),
        # A rich text knows its source; plain text is its own.
        "acceptedAnswer": {"@type": "Answer", "text": words_of_html(getattr(answer, "source", answer))},
    }
