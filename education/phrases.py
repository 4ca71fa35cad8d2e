"""Words that patient pages must not use, because they promise more than anyone can know.

The list that counts is in the database, where the clinic edits it (ForbiddenPhrase). It starts as
starting_phrases.json, which a migration and the tests of the sample content read: data that never changes.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from education.wording import forbidden_phrases

START = Path(__file__).with_name("starting_phrases.json")


@dataclass(frozen=True)
class Phrase:
    """What is forbidden: whole words, whatever their case, apart from where they are allowed.

    Saying what a treatment is not is the point of the pages, so “not a cure” is taken out first.
    """

    name: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    allowed: tuple[str, ...] = ()
    is_blocking: bool = True

    @property
    def expression(self) -> str:
        """Return one regular expression for the words and the pattern."""
        return "|".join([*map(words_expression, self.words), *([self.pattern] if self.pattern else [])])

    def is_in(self, text: str) -> bool:
        """Say whether plain `text` uses the phrase where it must not."""
        return bool(
            forbidden_phrases(text, {self.name: self.expression}, map(words_expression, self.allowed))
        )


def words_expression(words: str) -> str:
    """Return plain words as a regular expression; a star stands for the rest of a word."""
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words.split())


def starting_phrases() -> list[Phrase]:
    """Return the list that a new site begins with."""
    return [
        Phrase(
            name=entry["name"],
            words=tuple(entry.get("words", ())),
            pattern=entry.get("pattern", ""),
            allowed=tuple(entry.get("allowed", ())),
        )
        for entry in json.loads(START.read_text(encoding="utf-8"))
    ]
