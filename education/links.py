"""Which links an editor put into a page, read from what is stored; nothing here asks the database.

Stored content is walked beside the definitions of its blocks, so that a new block needs no line here: links
stand in rich text and in page choosers, wherever those are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

# Relations of the page to itself, which nobody reads as links.
NOT_CONTENT = {"page_ptr", "alias_of", "translation_of"}


@dataclass(frozen=True)
class Link:
    """A link as it is stored: to a chosen page by its number, or to an address that somebody typed."""

    page_id: int | None = None
    address: str = ""
    anchor: str = ""


def links_of(instance: models.Model) -> list[Link]:
    """Return the links in all fields of a page or snippet, and in the rows that belong to it, each once."""
    return list(dict.fromkeys(_links_of(instance)))


def _links_of(instance: models.Model) -> Iterator[Link]:
    for field in instance._meta.concrete_fields:
        if field.name not in NOT_CONTENT:
            yield from _links_in_field(instance, field)
    for row in _rows_of(instance):
        yield from _links_of(row)


def _rows_of(instance: models.Model) -> Iterator[models.Model]:
    """Yield the rows that are edited together with the page, such as a menu's entries."""
    for relation in get_all_child_relations(type(instance)):
        # Wagtail hangs comments on pages in the same way.
        if relation.related_model._meta.app_label == instance._meta.app_label:
            yield from getattr(instance, relation.get_accessor_name()).all()


def _links_in_field(instance: models.Model, field: Any) -> Iterator[Link]:
    if isinstance(field, StreamField):
        stream = getattr(instance, field.attname)
        yield from links_in_block(stream.stream_block, list(stream.raw_data))
    elif isinstance(field, RichTextField):
        yield from links_in_html(getattr(instance, field.attname))
    elif isinstance(field, models.ForeignKey) and issubclass(field.related_model, Page):
        page_id = getattr(instance, field.attname)
        yield from [Link(page_id=page_id)] if page_id else []


def links_in_block(block: blocks.Block, raw: Any) -> Iterator[Link]:
    """Yield the links in the stored value of one block, those of the blocks within it too.

    The stored value, not the read one: a chooser whose page was deleted reads as empty.
    """
    if isinstance(block, blocks.RichTextBlock):
        yield from links_in_html(str(raw or ""))
    elif isinstance(block, blocks.PageChooserBlock):
        yield from [Link(page_id=int(raw))] if raw else []
    elif isinstance(block, blocks.StructBlock):
        yield from _links_in_struct(block, raw or {})
    else:
        for child, value in _within(block, raw or []):
            yield from links_in_block(child, value)


def _within(block: blocks.Block, raw: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Yield the blocks of a stream or list, each with its stored value; a type that is gone is left out."""
    if isinstance(block, blocks.StreamBlock):
        known = (item for item in raw if item["type"] in block.child_blocks)
        yield from ((block.child_blocks[item["type"]], item["value"]) for item in known)
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, _unwrapped(item)) for item in raw)


def links_in_html(html: str) -> Iterator[Link]:
    """Yield the links in rich text as Wagtail stores it: `<a linktype="page" id="5">` or an `href`."""
    parser = _Anchors()
    parser.feed(html)
    yield from parser.links


def _links_in_struct(block: blocks.StructBlock, raw: dict[str, Any]) -> Iterator[Link]:
    """Yield a struct's links; a field named `anchor` is the place on the page that is chosen beside it."""
    anchor = raw.get("anchor") or ""
    for name, child in block.child_blocks.items():
        if isinstance(child, blocks.PageChooserBlock) and raw.get(name):
            yield Link(page_id=int(raw[name]), anchor=str(anchor))
        else:
            yield from links_in_block(child, raw.get(name))


def _unwrapped(item: Any) -> Any:
    """Return a list item's value; it is stored with or without an id of its own."""
    is_wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
    return item["value"] if is_wrapped else item


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag != "a":
            return
        if found.get("linktype") == "page" and (found.get("id") or "").isdigit():
            self.links.append(Link(page_id=int(found["id"] or 0)))
        elif href := (found.get("href") or "").strip():
            self.links.append(Link(address=href, anchor=_fragment(href)))


def _fragment(href: str) -> str:
    try:
        return urlsplit(href).fragment
    except ValueError:
        return ""
