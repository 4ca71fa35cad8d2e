"""Numbered citations in page text.

An editor writes `[[ref:cohen-2018]]`; readers see a small `[3]`, the place of that reference in the page's
list. It is there twice, as a button that opens the reference's note and as a link into the list; the
stylesheet shows the button where the browser knows popovers, and the link elsewhere and on paper.
Nothing here knows about models: text and keys in, text out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CITATION = re.compile(rf"\s*\[\[ref:({KEY})\]\]")
BRACKETS = re.compile(r"\[\[.*?(?:\]\]|$)", re.MULTILINE)
TAG = re.compile(r"(<[^>]*>)")
# What is pressed cannot hold another thing to press.
PRESSED = re.compile(r"<(/?)(?:a|button|summary|label)\b", re.IGNORECASE)

NUMBER = (
    '<sup class="cite" id="{anchor}"><a href="#reference-{number}" aria-label="{label}">[{number}]</a>'
    '<button type="button" popovertarget="note-{number}" aria-label="{label}">[{number}]</button></sup>'
)


@dataclass(frozen=True)
class BackLink:
    """A place in the text that cites a reference."""

    anchor: str
    label: str


class Citations:
    """The citations of one page while it is rendered.

    It remembers every place that it has linked, so that the list of references, which the
    template renders after the text, can lead back to each of them.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self.numbers: dict[str, int] = {}
        for number, key in enumerate(keys, start=1):
            self.numbers.setdefault(key, number)
        self.places: Counter[int] = Counter()

    def link(self, html: str) -> SafeString:
        """Return `html` with its citations as numbers to press.

        1. Only text between tags gets them; a citation in an attribute is dropped.
        2. Inside a link or a button the number stays plain, because they cannot be nested.
        3. An unknown key, which only a draft can hold, shows as `[?]`.
        """
        parts, plain = [], False
        for part in TAG.split(html):
            if part.startswith("<"):
                if pressed := PRESSED.match(part):
                    plain = not pressed[1]
                parts.append(CITATION.sub("", part))
            else:
                parts.append(CITATION.sub(lambda found, plain=plain: self._link_one(found[1], plain), part))
        return mark_safe("".join(parts))  # noqa: S308 - it was HTML before, and _link_one escapes

    def back_links(self, number: int) -> list[BackLink]:
        """Return the places that cite reference `number`, as far as they have been rendered."""
        return [
            BackLink(_anchor(number, place), f"Back to reference {number} in the text, place {place}")
            for place in range(1, self.places[number] + 1)
        ]

    def _link_one(self, key: str, plain: bool) -> str:
        number = self.numbers.get(key)
        if number is None:
            return mark_safe('<sup class="cite">[?]</sup>')
        if plain:
            return format_html('<sup class="cite">[{}]</sup>', number)
        self.places[number] += 1
        return format_html(
            NUMBER, anchor=_anchor(number, self.places[number]), number=number, label=_label(number)
        )


def cited_keys(data: object) -> list[str]:
    """Return the keys cited anywhere in `data` (text, or lists and dicts of it), in order."""
    return [key for text in _texts(data) for key in CITATION.findall(text)]


def citation_problems(data: object, known: Iterable[str]) -> list[str]:
    """Return one sentence for each citation in `data` that cannot be shown, for the editor to read."""
    known = set(known)
    problems = []
    for text in _texts(data):
        for brackets in BRACKETS.findall(text):
            found = CITATION.fullmatch(brackets)
            if not found:
                problems.append(f"“{brackets}” is not a citation. Write it as [[ref:key]], in small letters.")
            elif found[1] not in known:
                problems.append(f"The text cites “{found[1]}”, but no reference has that key.")
    return list(dict.fromkeys(problems))


def _anchor(number: int, place: int) -> str:
    return f"cite-{number}-{place}"


def _label(number: int) -> str:
    return gettext("Reference [%(number)d]") % {"number": number}


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
