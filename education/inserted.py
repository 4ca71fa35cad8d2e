"""What a body says, with the words of the snippets that it shows."""

from collections.abc import Iterable
from typing import Any


def spelled_out(body: Iterable[Any]) -> list[Any]:
    """Return a body's data in order, each snippet's published words in the place where they stand.

    A block that shows a snippet says so by a value with `inserted` (education/blocks/kept.py). Whoever
    looks for citations or for words should look here, because the body itself holds the snippet's number.
    """
    return [getattr(block.value, "inserted", None) or block.get_prep_value() for block in body]
