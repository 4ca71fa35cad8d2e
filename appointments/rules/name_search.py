"""The beginnings of names, as they are searched for: small letters without accents, word by word."""

import re
import unicodedata
from collections.abc import Iterable

SHORTEST, LONGEST = 2, 10
MOST_WORDS = 4
# O'Neil is one word, Smith-Jones are two.
INSIDE_A_WORD = re.compile(r"['’ʼ`]")
WORDS = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a name, so that "José O’Neil-Smith" gives jose, oneil and smith."""
    decomposed = unicodedata.normalize("NFKD", INSIDE_A_WORD.sub("", text)).casefold()
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return WORDS.findall(plain)


def beginnings_of(names: Iterable[str]) -> set[str]:
    """Return every beginning by which these names are found, of 2 to 10 letters each."""
    words = {word for name in names for word in words_of(name)}
    return {word[:length] for word in words for length in range(SHORTEST, min(len(word), LONGEST) + 1)}


def searched_beginnings(typed: str) -> list[str]:
    """Return the beginnings to look for, the longest first, since it leaves the fewest; [] when too short.

    All of them have to be found. What is longer than 10 letters is looked for by the first 10.
    """
    words = {word[:LONGEST] for word in words_of(typed) if len(word) >= SHORTEST}
    return sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
