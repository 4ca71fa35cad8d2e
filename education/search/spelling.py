"""“Did you mean”: the words of our pages that come closest to words that none of them has."""

from collections.abc import Collection
from difflib import get_close_matches

SHORTEST = 4
CLOSE_ENOUGH = 0.75


def better_spelling(words: tuple[str, ...], known: Collection[str]) -> str:
    """Return the query with its unknown words as they are probably meant; "" where nothing is close."""
    meant = tuple(_closest(word, known) for word in words)
    return " ".join(meant) if meant != words else ""


def _closest(word: str, known: Collection[str]) -> str:
    if len(word) < SHORTEST or word in known:
        return word
    similar = [other for other in known if abs(len(other) - len(word)) <= 3]
    return next(iter(get_close_matches(word, similar, n=1, cutoff=CLOSE_ENOUGH)), word)
