"""A treatment, with those for whom it is not."""

from typing import Any

from education.structured_data.text import Node, without_empty, words


def medical_therapy(page: Any, url: str) -> Node:
    """Return the treatment that a page explains."""
    return without_empty(
        {
            "@type": "MedicalTherapy",
            "@id": f"{url}#therapy",
            "name": page.title,
            "description": words(page.summary),
            "contraindication": [_contraindication(text) for text in _who_should_not(page.body)],
        }
    )


def _who_should_not(body: Any) -> list[str]:
    lists = [block.value["items"] for block in body if block.block_type == "who_not"]
    return [words(item) for items in lists for item in items]


def _contraindication(text: str) -> Node:
    return {"@type": "MedicalContraindication", "name": text}
