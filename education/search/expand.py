"""Widens a query: one or many, and what editors say means the same."""

from collections.abc import Iterable

from education.search.query import words_of

Phrase = tuple[str, ...]
# Any one of these phrases answers the term; a page must answer every term.
Term = tuple[Phrase, ...]
SHORTEST_WITH_PLURAL = 4
MOST_PHRASES = 12


def expand(words: Phrase, synonyms: Iterable[str]) -> tuple[Term, ...]:
    """Return the terms of a query. `synonyms` are lists with commas: “TMS, magnetic stimulation”.

    The longest phrase that has synonyms is taken first, so that “back pain” is not read as “back”.
    """
    groups = [_phrases(group) for group in synonyms]
    terms, rest = [], words
    while rest:
        length, term = _longest(rest, groups)
        terms.append(term)
        rest = rest[length:]
    return tuple(terms)


def forms(word: str) -> tuple[str, ...]:
    """Return a word, and the same as one or as many: “nerve” and “nerves”."""
    if len(word) < SHORTEST_WITH_PLURAL or not word.isalpha():
        return (word,)
    if word.endswith("ies"):
        return (word, f"{word[:-3]}y")
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, f"{word[:-1]}ies")
    if word.endswith(("ss", "x", "ch", "sh")):
        return (word, f"{word}es")
    if word.endswith(("sses", "xes", "ches", "shes")):
        return (word, word[:-2])
    return (word, word[:-1]) if word.endswith("s") else (word, f"{word}s")


def _phrases(group: str) -> list[Phrase]:
    return [phrase for part in group.split(",") if (phrase := words_of(part))]


def _longest(words: Phrase, groups: list[list[Phrase]]) -> tuple[int, Term]:
    """Return how many words the first term takes, and the term."""
    for length in range(len(words), 0, -1):
        same = [group for group in groups if any(_matches(words[:length], phrase) for phrase in group)]
        if same:
            every = [words[:length], *(phrase for group in same for phrase in group)]
            return length, _with_forms(every)
    return 1, _with_forms([words[:1]])


def _matches(words: Phrase, phrase: Phrase) -> bool:
    """Say whether the words are the phrase; its last word may be one or many."""
    return len(words) == len(phrase) and words[:-1] == phrase[:-1] and phrase[-1] in forms(words[-1])


def _with_forms(phrases: list[Phrase]) -> Term:
    wide = [(*phrase[:-1], last) for phrase in phrases for last in forms(phrase[-1])]
    return tuple(dict.fromkeys(wide))[:MOST_PHRASES]
