"""What somebody typed, as words that no database can mistake for an operator."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_QUERY = 100
MOST_WORDS = 8
WORD = re.compile(r"[^\W_]+")
# These stand on every page, or on none that helps. A query of nothing else is kept as it is.
EMPTY = """a about am an and are as at be by can do does for from has have how i if in is it me my of on or
our so than that the this to was we what when where which who will with you your"""
EMPTY_WORDS = frozenset(EMPTY.split())


@dataclass(frozen=True)
class SearchQuery:
    """`shown` goes back into the box; `words` are what is looked for, in small letters."""

    shown: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def read_query(typed: str) -> SearchQuery:
    """Return the query in `typed`, which may hold anything at all.

    1. One spelling for each letter (NFC), no control characters, one blank between words, a bounded length.
    2. Words are runs of letters and digits; quotes, stars, colons and brackets only divide them.
    3. Words that say nothing are left out, unless there are no others.
    """
    text = unicodedata.normalize("NFC", typed[: 10 * LONGEST_QUERY])
    text = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    shown = " ".join(text.split())[:LONGEST_QUERY].strip()
    found = list(dict.fromkeys(WORD.findall(shown.lower())))
    telling = [word for word in found if word not in EMPTY_WORDS]
    return SearchQuery(shown, tuple((telling or found)[:MOST_WORDS]))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text of ours, in small letters and in order."""
    return tuple(WORD.findall(unicodedata.normalize("NFC", text).lower()))
