"""Reads a rendered form as a browser would: tags, attributes, and the words inside."""

from html.parser import HTMLParser

EMPTY = ("input", "br", "img", "link", "meta", "hr")


class Reader(HTMLParser):
    """Collects every tag with its attributes, and the words of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[list[str]] = []
        self._open: list[int] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._words.append([])
        if tag not in EMPTY:
            self._open.append(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self.tags[self._open.pop()][0] == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self._words[place].append(data)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name in names]

    def by_id(self, wanted: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.tags if attrs.get("id") == wanted)

    def texts(self, name: str) -> list[str]:
        """Return the words of each tag of this name."""
        return [self._text(place) for place, (tag, _) in enumerate(self.tags) if tag == name]

    def text_of(self, wanted: str) -> str:
        return self._text_where("id", wanted)

    def label_of(self, wanted: str) -> str:
        """Return what names an input, by its id."""
        return self._text_where("for", wanted)

    def _text_where(self, attribute: str, value: str) -> str:
        place = next(place for place, (_, attrs) in enumerate(self.tags) if attrs.get(attribute) == value)
        return self._text(place)

    def _text(self, place: int) -> str:
        return " ".join("".join(self._words[place]).split())
