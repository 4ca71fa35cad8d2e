"""A medical page as plain data: what the checks read, and nothing of where it came from."""

import hashlib
import json
from dataclasses import asdict, dataclass

from education.wording import paragraphs


@dataclass(frozen=True)
class Picture:
    """A picture and what stands in for it where it is not seen."""

    alternative: str
    is_decorative: bool


@dataclass(frozen=True)
class Part:
    """What readers meet as one: a field such as the lead, or a block of the body.

    `kind` is the block's name. `texts` are HTML, in reading order. `is_sourced` says that an editor
    vouches for a source; `cites_by_choice` that one was chosen rather than written as [[ref:key]].
    """

    where: str
    field: str
    kind: str
    texts: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    is_sourced: bool = False
    cites_by_choice: bool = False

    @property
    def paragraphs(self) -> list[str]:
        """Return the plain paragraphs of all texts, citations left out."""
        return [paragraph for text in self.texts for paragraph in paragraphs(text)]

    @property
    def words(self) -> str:
        return " ".join(self.paragraphs)


@dataclass(frozen=True)
class Content:
    """All that a page says. The parts stand in the order in which readers meet them."""

    title: str
    search_description: str
    is_treatment: bool
    has_notice: bool
    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        return " ".join([self.title, *(part.words for part in self.parts)])

    @property
    def text_hash(self) -> str:
        """Return a digest that changes with every word: what an override is bound to."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()
