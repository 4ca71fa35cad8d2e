"""An illness or a kind of pain."""

from typing import Any

from education.structured_data.text import Node, without_empty, words


def medical_condition(page: Any, url: str) -> Node:
    """Return the condition that a page explains, with its other names."""
    return without_empty(
        {
            "@type": "MedicalCondition",
            "@id": f"{url}#condition",
            "name": page.title,
            "alternateName": [name for part in page.also_called.split(",") if (name := part.strip())],
            "description": words(page.summary),
        }
    )
