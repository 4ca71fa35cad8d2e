"""What is wrong with a page's HTML, as far as Python alone can tell.

A parser names every place that a browser would have to mend; the rest is what accessibility hangs on.
`benchmarks/look/validate` asks the Nu checker, which knows more and needs Java.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser

REFERENCES = (
    *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
    *("aria-labelledby", "aria-owns", "for", "form", "headers", "itemref", "list", "popovertarget"),
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# These hold words and no blocks.
WORDS_ONLY = {"p", "span", "a", "strong", "em", "small", "button", "label", "dt", "abbr", "time", *HEADINGS}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer"),
    *("form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul", *HEADINGS),
}
CHILDREN = {
    "ul": {"li", "template"},
    "ol": {"li", "template"},
    "dl": {"dt", "dd", "div", "template"},
    "select": {"option", "optgroup", "hr"},
}
INTERACTIVE = {"a", "button", "select", "textarea", "input", "label", "details", "summary"}


def faults_of(html: str) -> list[str]:
    """Return all that is wrong with a whole page, each as a short sentence; empty is what tests want."""
    parser = HTMLParser(namespace_html_elements=False)
    tree = parser.parse(html)
    return [
        *(f"line {place[0]}: {code}" for place, code, _ in parser.errors),
        *_ids(tree),
        *_headings(tree),
        *_nesting(tree),
    ]


def _ids(tree: Element) -> Iterator[str]:
    count = Counter(element.get("id") for element in tree.iter() if element.get("id") is not None)
    yield from (f"id {name} is there {number} times" for name, number in count.items() if number > 1)
    for element in tree.iter():
        for attribute, name in _references(element):
            if name not in count:
                yield f"{attribute} of <{element.tag}> leads to no {name}"


def _references(element: Element) -> Iterator[tuple[str, str]]:
    for attribute in REFERENCES:
        yield from ((attribute, name) for name in element.get(attribute, "").split())
    href = element.get("href", "")
    if href.startswith("#"):
        yield "href", href[1:]


def _headings(tree: Element) -> Iterator[str]:
    levels = [int(element.tag[1]) for element in tree.iter() if element.tag in HEADINGS]
    if levels.count(1) != 1:
        yield f"there are {levels.count(1)} h1"
    yield from (f"h{lower} follows h{upper}" for upper, lower in pairwise(levels) if lower > upper + 1)
    mains = sum(element.tag == "main" for element in tree.iter())
    if mains != 1:
        yield f"there are {mains} main"


def _nesting(tree: Element) -> Iterator[str]:
    for parent in tree.iter():
        allowed = CHILDREN.get(parent.tag)
        yield from (f"<{c.tag}> in <{parent.tag}>" for c in parent if allowed and c.tag not in allowed)
        if parent.tag in {"a", "button"}:
            inner = [element.tag for element in parent.iter() if element is not parent]
            yield from (f"<{tag}> in <{parent.tag}>" for tag in inner if tag in INTERACTIVE)
        # A link may stand around blocks where its own parent may.
        if parent.tag in WORDS_ONLY - {"a"}:
            yield from (
                f"<{element.tag}> in <{parent.tag}>"
                for element in parent.iter()
                if _is_block(element, parent)
            )


def _is_block(element: Element, within: Element) -> bool:
    return element is not within and element.tag in BLOCKS
