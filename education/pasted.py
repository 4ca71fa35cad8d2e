"""What was copied in a word processor, split into the blocks of a page.

1. Drop what no reader sees: comments, styles, the marks in front of Word's list items.
2. Turn what only looks like a list, bold or italics into the element that says so.
3. Walk through the document. A heading and a table each become a block; what lies between, a text.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
TEXTS = ["p", "ul", "ol"]
CELLS = ["th", "td"]
BLOCKS = [
    *HEADINGS, *TEXTS, *CELLS, "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
    "div", "dl", "dt", "figure", "footer", "header", "hr", "html", "li", "main", "pre", "section", "table",
    "tbody", "tfoot", "thead", "tr",
]  # fmt: skip
UNSEEN = ["head", "style", "script", "title", "meta", "link", "xml"]
KEPT = {"a": "href", "td": "colspan", "th": "colspan"}
DEEPEST = 3  # Our own levels are h2 to h4.

WORD_LIST = re.compile(r"mso-list:\s*\w+\s+level(\d)", re.IGNORECASE)
WORD_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
NUMBER = re.compile(r"\(?\w{1,4}[.)]")
WEIGHT = re.compile(r"font-weight:\s*(\w+)", re.IGNORECASE)
ITALIC = re.compile(r"font-style:\s*italic", re.IGNORECASE)
OUTWARD = re.compile(r"\s*(https?|mailto|tel):", re.IGNORECASE)


def split(html: str) -> list[dict[str, Any]]:
    """Return `{"type": …, "value": …}` for each heading, text and table, in the order of the document."""
    soup = BeautifulSoup(html, "html.parser")
    _tidy(soup)
    blocks: list[dict[str, Any]] = []
    above: list[int] = []
    for kind, pieces in groupby(_pieces(soup), key=_kind):
        if kind == "heading":
            blocks += [_block(kind, {"text": _words(h), "level": _level(h, above)}) for h in pieces]
        elif kind == "comparison":
            blocks += [_block(kind, _comparison(table)) for table in pieces]
        else:
            blocks.append(_block(kind, "".join(map(str, pieces))))
    return blocks


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def _tidy(soup: BeautifulSoup) -> None:
    for unseen in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        unseen.extract()
    for tag in soup(UNSEEN):
        tag.decompose()
    for paragraph in soup("p", style=WORD_LIST):
        _make_list_item(paragraph)
    for mark in soup(style=WORD_MARK):
        mark.decompose()
    for tag in soup(["p", "div"]):
        if tag.find_parent("li"):
            _open_in_list(tag)
    for tag in soup(True):
        _make_plain(tag)


def _make_list_item(paragraph: Tag) -> None:
    """Word writes a list as paragraphs, each with its mark typed in front and its level in the style."""
    mark = paragraph.find(style=WORD_MARK)
    kind = "ol" if mark and NUMBER.match(mark.get_text(strip=True)) else "ul"
    level = WORD_LIST.search(str(paragraph["style"]))
    paragraph.name = "li"
    item = paragraph
    for _ in range(int(level[1]) if level else 1):
        item = item.wrap(Tag(name=kind))


def _open_in_list(tag: Tag) -> None:
    """Put the words of a paragraph right into its list item, on a line of their own after other words."""
    if any(str(before).strip() for before in tag.previous_siblings):
        tag.insert_before(Tag(name="br", can_be_empty_element=True))
    tag.unwrap()


def _make_plain(tag: Tag) -> None:
    """Leave no attribute but a link's address and a cell's columns, and no `span`.

    Google Docs wraps a whole document in a `b` that is not bold.
    """
    style = str(tag.get("style", ""))
    weight = WEIGHT.search(style)
    is_bold = bool(weight and weight[1].lower() in {"bold", "bolder", "600", "700", "800", "900"})
    tag.attrs = {name: value for name, value in tag.attrs.items() if name == KEPT.get(tag.name)}
    if tag.name == "span":
        for name, is_meant in (("b", is_bold), ("i", ITALIC.search(style))):
            if is_meant:
                tag.wrap(Tag(name=name))
    is_false_bold = tag.name in {"b", "strong"} and weight and not is_bold
    is_dead_link = tag.name == "a" and not OUTWARD.match(str(tag.get("href", "")))
    if tag.name == "span" or is_false_bold or is_dead_link:
        tag.unwrap()


def _pieces(node: Tag) -> Iterator[Tag]:
    """Yield headings, tables, lists and paragraphs. Words outside of these become a paragraph."""
    loose: list[PageElement] = []
    for child in list(node.children):
        if not isinstance(child, Tag) or (child.name not in BLOCKS and not child.find(BLOCKS)):
            loose.append(child)
            continue
        yield from _seen(_paragraph(loose))
        loose = []
        yield from _seen(child) if _is_whole(child) else _pieces(child)
    yield from _seen(_paragraph(loose))


def _is_whole(tag: Tag) -> bool:
    """Say whether it becomes one piece. A table of one column is a frame around text."""
    if tag.name == "table":
        return any(len(row) > 1 for row in _rows(tag))
    if tag.name == "p":
        return not tag.find(BLOCKS)
    return tag.name in HEADINGS or (tag.name in TEXTS and not tag.find([*HEADINGS, "table"]))


def _paragraph(loose: list[PageElement]) -> Tag:
    while loose and isinstance(loose[-1], Tag) and loose[-1].name == "br":
        loose.pop()
    paragraph = Tag(name="p")
    paragraph.extend(loose)
    return paragraph


def _seen(tag: Tag) -> Iterator[Tag]:
    if tag.get_text().strip():
        yield tag


def _kind(tag: Tag) -> str:
    if tag.name in HEADINGS:
        return "heading"
    return "comparison" if tag.name == "table" else "text"


def _level(heading: Tag, above: list[int]) -> str:
    """Return our level, one below the nearest bigger heading. `above` keeps the document's own levels."""
    own = int(heading.name[1])
    while above and above[-1] >= own:
        above.pop()
    above.append(own)
    return f"h{1 + min(len(above), DEEPEST)}"


def _comparison(table: Tag) -> dict[str, Any]:
    """Return the first row as headers. Without a caption of its own, the editor is asked for one."""
    headers, *rows = _rows(table)
    caption = table.find("caption")
    return {"caption": _words(caption) if caption else "", "headers": headers, "rows": rows}


def _rows(table: Tag) -> list[list[str]]:
    """Return the words of the cells. A cell over several columns leaves the others empty."""
    own = [row for row in table("tr") if row.find_parent("table") is table]
    return [[words for cell in row(CELLS, recursive=False) for words in _columns(cell)] for row in own]


def _columns(cell: Tag) -> list[str]:
    columns = re.fullmatch(r"[1-9]\d?", str(cell.get("colspan", "")))
    return [_words(cell), *[""] * (int(columns[0]) - 1 if columns else 0)]


def _words(tag: Tag) -> str:
    """Return the plain words, each link followed by its address: such a field holds no link."""
    return " ".join("".join(_said(tag)).split())


def _said(node: PageElement) -> Iterator[str]:
    if isinstance(node, NavigableString):
        yield str(node)
    elif isinstance(node, Tag):
        for child in node.children:
            yield from _said(child)
        if (href := node.get("href")) and href != node.get_text():
            yield f" ({href})"
        if node.name == "br" or node.name in BLOCKS:
            yield " "
