"""The forms of a page, read as a browser reads them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

Pairs = tuple[tuple[str, str], ...]
NOT_SENT = {"button", "image", "reset", "file"}


@dataclass
class SeenForm:
    """A form of a page: `sent` is what the browser would post unchanged, `offered` what one could choose."""

    action: str
    method: str
    sent: list[tuple[str, str]] = field(default_factory=list)
    other_actions: set[str] = field(default_factory=set)
    offered: dict[str, list[str]] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)

    @property
    def paths(self) -> set[str]:
        """Return where its buttons lead, without what follows the path."""
        return {urlsplit(one).path for one in (self.action, *self.other_actions)}

    def filled(self, answers: Mapping[str, Any]) -> Pairs:
        """Return what is posted when these answers are given; a name that the form lacks is left out."""
        told = [(name, value) for name, value in self.sent if name not in answers]
        for name, value in answers.items():
            if name in self.offered:
                told += [(name, one) for one in (value if isinstance(value, list) else [value])]
        return tuple(told)


class FormReader(HTMLParser):
    """Collects the forms of a page, with the controls that another place names by `form=`."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[SeenForm] = []
        self._by_id: dict[str, SeenForm] = {}
        self._open: SeenForm | None = None
        self._select: tuple[SeenForm, str, bool] | None = None
        self._textarea: tuple[SeenForm, str] | None = None
        self._words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(told)
        elif tag == "option" and self._select:
            self._option(told, is_chosen="selected" in dict(attrs))
        form = self._by_id.get(told.get("form", "")) or self._open
        name = told.get("name", "")
        if form and "formaction" in told:
            form.other_actions.add(urljoin(self.address, told["formaction"]))
        if form is None or not name or "disabled" in told:
            return
        if tag in ("input", "button"):
            _control(form, tag, told)
        elif tag == "select":
            self._select = (form, name, False)
            form.offered.setdefault(name, [])
        elif tag == "textarea":
            self._textarea, self._words = (form, name), ""
            form.texts.add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._textarea:
            form, name = self._textarea
            form.sent.append((name, self._words.removeprefix("\n")))
            form.offered.setdefault(name, [])
            self._textarea = None

    def handle_data(self, data: str) -> None:
        self._words += data

    def _begin(self, told: dict[str, str]) -> None:
        form = SeenForm(urljoin(self.address, told.get("action", "")), told.get("method", "get").lower())
        self._open = form
        self.forms.append(form)
        if told.get("id"):
            self._by_id[told["id"]] = form

    def _option(self, told: dict[str, str], *, is_chosen: bool) -> None:
        assert self._select
        form, name, has_value = self._select
        form.offered[name].append(told.get("value", ""))
        if is_chosen or not has_value:
            form.sent = [one for one in form.sent if one[0] != name] + [(name, told.get("value", ""))]
            self._select = (form, name, True)


def _control(form: SeenForm, tag: str, told: dict[str, str]) -> None:
    name, kind, value = (
        told["name"],
        told.get("type", "text" if tag == "input" else "submit"),
        told.get("value"),
    )
    values = form.offered.setdefault(name, [])
    if kind in NOT_SENT:
        return
    if kind in ("checkbox", "radio", "submit"):
        values.append(value or "on")
        if "checked" in told:
            form.sent.append((name, value or "on"))
        return
    form.sent.append((name, value or ""))
    if kind == "hidden":
        form.hidden.add(name)
    else:
        form.texts.add(name)


def forms_of(html: str, address: str) -> Iterator[SeenForm]:
    """Yield the forms that post."""
    yield from (form for form in FormReader(html, address).forms if form.method == "post")


def form_for(html: str, address: str, action: str) -> SeenForm:
    """Return the form of a page that posts to `action` (a path, without its query)."""
    found = [form for form in forms_of(html, address) if action in form.paths]
    assert found, f"{address} has no form for {action}: {[form.action for form in forms_of(html, address)]}"
    return found[0]


def names_of(forms: Sequence[SeenForm]) -> set[str]:
    return {name for form in forms for name in form.offered}
