"""Measures of plain wording: sentences, paragraphs and phrases that promise too much.

Pure functions over text, so that they can check sample content now and an editor's draft later.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from education.citations import CITATION

PARAGRAPH_ENDS = re.compile(r"</(?:p|li|h\d|td|th|dd|dt)>|<br\s*/?>|\n\s*\n")
SENTENCE_END = re.compile(r"(?<=[.!?])[”\")]*\s+(?=[“\"(]?[A-Z0-9])")
ABBREVIATIONS = re.compile(r"\b(?:al|Dr|Mr|Mrs|Ms|St|vs)\.")


def paragraphs(html: str) -> list[str]:
    """Return the plain text of each paragraph and list item, citations left out."""
    pieces = PARAGRAPH_ENDS.split(CITATION.sub("", html))
    plain = (" ".join(unescape(re.sub(r"<[^>]+>", "", piece)).split()) for piece in pieces)
    return [piece for piece in plain if piece]


def sentences(paragraph: str) -> list[str]:
    """Split a plain paragraph at the ends of its sentences; “et al.” and 1.83 do not end one."""
    shielded = ABBREVIATIONS.sub(lambda found: found[0][:-1], paragraph)
    return [sentence for sentence in SENTENCE_END.split(shielded) if sentence]


def word_count(text: str) -> int:
    """Count the words of plain text; a dash alone is not one."""
    return sum(1 for word in text.split() if re.search(r"\w", word))


def forbidden_phrases(text: str, forbidden: Mapping[str, str], allowed: Iterable[str] = ()) -> list[str]:
    """Return the names of the forbidden phrases in plain `text`, apart from where they are allowed."""
    for pattern in allowed:
        text = re.sub(rf"\b(?:{pattern})\b", " ", text, flags=re.IGNORECASE)
    return [
        name
        for name, pattern in forbidden.items()
        if re.search(rf"\b(?:{pattern})\b", text, flags=re.IGNORECASE)
    ]
