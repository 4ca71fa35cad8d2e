"""The forms of a page as a person meets them: read, and filled in at random."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bs4 import BeautifulSoup, Tag

Fields = list[tuple[str, str]]
MOST_TIMES = 3


@dataclass(frozen=True)
class PageForm:
    """A form that is posted: where to, what it sends untouched, and what there is to choose from."""

    action: str
    hidden: Fields
    choices: dict[str, list[str]] = field(default_factory=dict)
    boxes: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    buttons: Fields = field(default_factory=list)

    @property
    def code(self) -> str:
        """Return what the form does: the last part of its address, and "" for one that posts to its page."""
        return self.action.rstrip("/").rpartition("/do/")[2] if "/do/" in self.action else ""

    @property
    def version(self) -> int:
        return int(dict(self.hidden)["version"])

    def filled(self, chance: Random) -> Fields:
        """Return what a press sends: one of each choice, words, and one of its buttons."""
        chosen = [(name, chance.choice(values)) for name, values in self.choices.items()]
        named = [one for one in self.buttons if one[0]]
        return [*self.hidden, *chosen, *self.typed.items(), *(chance.sample(named, 1) if named else [])]

    def ticked(self, chance: Random, name: str, button: tuple[str, str]) -> Fields:
        """Return what a press sends when all that is done before is to tick some boxes of one name."""
        values = self.boxes[name]
        some = chance.sample(values, min(len(values), MOST_TIMES))
        return [*self.hidden, *((name, value) for value in some), button]


def forms_of(page: str) -> Iterator[PageForm]:
    """Yield each form of the page's content that is posted and knows the version that was seen."""
    main = BeautifulSoup(page, "html.parser").find(id="content-main")
    for tag in main.find_all("form", method="post") if isinstance(main, Tag) else []:
        form = _read(tag)
        if "version" in dict(form.hidden):
            yield form


def _read(tag: Tag) -> PageForm:
    form = PageForm(str(tag.get("action") or ""), [])
    for one in tag.find_all(["input", "select", "textarea", "button"]):
        _add(form, one, str(one.get("name") or ""), str(one.get("value") or ""))
    return form


def _add(form: PageForm, tag: Tag, name: str, value: str) -> None:
    kind = tag.get("type") if tag.name in ("input", "button") else tag.name
    if kind == "hidden":
        form.hidden.append((name, value))
    elif kind == "radio":
        form.choices.setdefault(name, []).append(value)
    elif kind == "checkbox":
        form.boxes.setdefault(name, []).append(value)
    elif kind == "select":
        options = [str(option.get("value") or "") for option in tag.find_all("option")]
        form.choices[name] = [option for option in options if option] or [""]
    elif kind == "textarea":
        form.typed[name] = "Made up while measuring."
    elif kind == "submit":
        form.buttons.append((name, value))
