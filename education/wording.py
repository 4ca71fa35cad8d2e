"""Measures of plain wording: sentences, paragraphs and phrases that promise too much.

Pure functions over text, so that they can check sample content now and an editor's draft later.
"""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from education.citations import CITATION

PARAGRAPH_ENDS = re.compile(r"</(?:p|li|h\d|td|th|dd|dt)>|<br\s*/?>|\n\s*\n")
SENTENCE_END = re.compile(r"(?<=[.!?])[”\")]*\s+(?=[“\"(]?[A-Z0-9])")
# Two vowels that are spoken apart: opioid, idea, usual, being, anxiety.
APART = re.compile(r"(?<![cstg])i(?=[aou])|e(?=a$)|u(?=al)|[aeiouy](?=ing)|(?<![cst])i(?=et)")
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


def syllable_count(word: str) -> int:
    """Count the syllables of an English word by its groups of vowels, which is near enough for a grade.

    A last e is silent (cape), but not after a consonant and l (table); so is the e of a last es or ed,
    unless the sound before it needs one (doses, treated).
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    letters = re.sub(r"(?<=[^aeiouylr])e$|(?<=[aeiouy][lr])e$", "", letters)
    letters = re.sub(r"(?<=[^aeiouysxzcgh])es$|(?<=[^aeiouytd])ed$", "", letters)
    return max(1, len(re.findall(r"[aeiouy]+", letters)) + len(APART.findall(letters)))


def reading_grade(texts: Iterable[str]) -> float:
    """Return the US school grade of some paragraphs by Flesch and Kincaid (1975); 0 for no words."""
    found = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in found for word in sentence.split() if re.search(r"\w", word)]
    if not words:
        return 0.0
    syllables = sum(map(syllable_count, words))
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59


def forbidden_phrases(text: str, forbidden: Mapping[str, str], allowed: Iterable[str] = ()) -> list[str]:
    """Return the names of the forbidden phrases in plain `text`, apart from where they are allowed."""
    for pattern in allowed:
        text = re.sub(rf"\b(?:{pattern})\b", " ", text, flags=re.IGNORECASE)
    return [
        name
        for name, pattern in forbidden.items()
        if re.search(rf"\b(?:{pattern})\b", text, flags=re.IGNORECASE)
    ]
