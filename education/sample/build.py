"""Short ways to write blocks as data, so that the sample files read like the pages they make."""

from typing import Any

Block = dict[str, Any]


def topic(text: str) -> Block:
    return _block("heading", text=text, level="h2")


def part(text: str) -> Block:
    return _block("heading", text=text, level="h3")


def text(*pieces: str) -> Block:
    """Return running text; a piece that is not HTML already becomes a paragraph."""
    return {"type": "text", "value": rich(*pieces)}


def bullets(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def key_points(title: str, *points: str) -> Block:
    return _block("key_points", title=title, points=list(points))


def one_in(number: int, text: str, source: str) -> Block:
    return _block("one_in", number=number, text=text, source=source)


def evidence(claim: str, *, finding: str, certainty: str, limits: str) -> Block:
    return _block(
        "evidence", claim=claim, finding=finding, certainty=certainty, limits=limits, status="settled"
    )


def risks(caption: str, **details: str) -> Block:
    """Return a table of risks; a keyword such as `upset_stomach` names its row “Upset stomach”."""
    rows = [{"name": name.replace("_", " ").capitalize(), "detail": text} for name, text in details.items()]
    return _block("risks", caption=caption, name_header="Risk", detail_header="What is known", rows=rows)


def who_not(title: str, introduction: str, *items: str) -> Block:
    return _block("who_not", title=title, introduction=introduction, items=list(items))


def care_card(level: str, title: str, *pieces: str, status: str = "settled") -> Block:
    return _block("care_card", level=level, title=title, text=rich(*pieces), status=status)


def steps(title: str, *named: tuple[str, str]) -> Block:
    return _block("steps", title=title, steps=[{"title": name, "text": text} for name, text in named])


def diagram(name: str, caption: str) -> Block:
    return _block("diagram", diagram=name, caption=caption)


def topic_cards(title: str, *cards: tuple[str, str, str, str]) -> Block:
    """Return cards from tuples of picture, title, text and anchor; `lead_to` gives them their page."""
    names = ("picture", "title", "text", "anchor")
    return _block("topic_cards", title=title, cards=[dict(zip(names, card, strict=True)) for card in cards])


def lead_to(page: int, block: Block) -> Block:
    """Return `block`; when it is topic cards, each leads to the page with this primary key."""
    if block["type"] != "topic_cards":
        return block
    cards = [card | {"page": page} for card in block["value"]["cards"]]
    return block | {"value": block["value"] | {"cards": cards}}


def call_to_action(title: str, *pieces: str) -> Block:
    return _block("call_to_action", title=title, text=rich(*pieces), shows_button=False)


def subpart(text: str) -> Block:
    return _block("heading", text=text, level="h4")


def warning(title: str, *pieces: str) -> Block:
    return _block("warning", title=title, text=rich(*pieces))


def dos_and_donts(title: str, *, do: list[str], dont: list[str]) -> Block:
    return _block("dos_and_donts", title=title, do=do, dont=dont)


def timeline(title: str, *entries: tuple[str, str, str]) -> Block:
    """Return a timeline from tuples of when, title and text."""
    names = ("when", "title", "text")
    return _block("timeline", title=title, entries=[dict(zip(names, e, strict=True)) for e in entries])


def comparison(caption: str, headers: list[str], *rows: tuple[str, ...]) -> Block:
    """Return a table; the first cell of each row is that row's header."""
    return _block("comparison", caption=caption, headers=headers, rows=[list(row) for row in rows])


def questions(title: str, *pairs: tuple[str, str]) -> Block:
    """Return questions with their answers, which are running text."""
    items = [{"question": question, "answer": rich(answer)} for question, answer in pairs]
    return _block("questions", title=title, items=items)


def glossary_term(term: str) -> Block:
    """Return a glossary term by its name; the loader finds the snippet."""
    return _block("glossary_term", term=term)


def prices(caption: str, *names: str) -> Block:
    """Return a table of prices by their names; the loader finds the snippets."""
    return _block("prices", caption=caption, prices=list(names))


def reference(kind: str, key: str, authors: str, **details: str | int) -> dict[str, str | int]:
    """Return the fields of a Reference; its kind is one of Reference.Kind."""
    return {"kind": kind, "key": key, "authors": authors, **details}


def rich(*pieces: str) -> str:
    return "".join(piece if piece.startswith("<") else f"<p>{piece}</p>" for piece in pieces)


def _block(kind: str, **value: Any) -> Block:
    return {"type": kind, "value": value}
