"""Turns a page with its blocks into the plain data that the checks read.

It knows kinds of fields, not the names of blocks, so that a new block is checked without a line here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from education.checks.content import Content, Part, Picture
from education.models.reference import Reference

# Fields of text that readers never see as such.
CODES = {"anchor"}
ALTERNATIVES = ("alternative", "alternative_text", "alt_text", "alt")
DECORATIVE = ("decorative", "is_decorative")

# The editor's own number of a paragraph, which changes while its words stay.
EDITORS_KEY = re.compile(r' data-block-key="[^"]*"')


@dataclass
class Collected:
    """What one block holds, gathered while walking through it."""

    texts: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    cites_by_choice: bool = False


def content_of(page: Any) -> Content:
    """Return what a medical page says. The page need not be saved, nor be complete."""
    notice = page.safety_notice
    has_notice = bool(notice and notice.live)
    return Content(
        title=page.title,
        search_description=page.search_description,
        is_treatment=page.is_treatment,
        has_notice=has_notice,
        parts=(
            *_field("Lead", "summary", page.summary),
            *_field("In short", "evidence_summary", page.evidence_summary),
            *(_field("Off-label notice", "safety_notice", notice.text) if has_notice else ()),
            *(_block(number, child) for number, child in enumerate(page.body, start=1)),
        ),
    )


def _field(where: str, name: str, text: str) -> Iterator[Part]:
    if text:
        yield Part(where, name, name, (escape(text),))


def _block(number: int, child: Any) -> Part:
    found = Collected()
    _walk(child.block, child.value, found)
    return Part(
        where=f"Body, block {number}: {child.block.label}",
        field="body",
        kind=child.block_type,
        texts=tuple(found.texts),
        pictures=tuple(found.pictures),
        is_sourced=isinstance(child.value, dict) and child.value.get("status") == "settled",
        cites_by_choice=found.cites_by_choice,
    )


def _walk(block: blocks.Block, value: Any, found: Collected) -> None:
    """Gather from a block's value. A picture's own words are not text that readers read in line."""
    if value is None:
        return
    if isinstance(block, ImageBlock):
        found.pictures.append(Picture(value.contextual_alt_text or "", bool(value.decorative)))
    elif isinstance(block, blocks.StructBlock):
        _walk_struct(block, value, found)
    elif isinstance(block, blocks.ListBlock):
        for each in value:
            _walk(block.child_block, each, found)
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            _walk(child.block, child.value, found)
    else:
        _read(block, value, found)


def _walk_struct(block: blocks.StructBlock, value: Any, found: Collected) -> None:
    if hasattr(value, "inserted"):
        _read_kept(value, found)
        return
    pictured = any(
        isinstance(each, ImageChooserBlock) and value.get(name) for name, each in block.child_blocks.items()
    )
    if pictured:
        found.pictures.append(Picture(_first(value, ALTERNATIVES) or "", bool(_first(value, DECORATIVE))))
    for name, each in block.child_blocks.items():
        if name not in CODES and not (pictured and name in ALTERNATIVES):
            _walk(each, value.get(name), found)


def _read_kept(value: Any, found: Collected) -> None:
    """Gather what a snippet puts into the page: a passage has blocks of its own, the others have texts."""
    passage = getattr(value.shown, "body", None)
    if passage is not None:
        _walk(passage.stream_block, passage, found)
    else:
        found.texts += [escape(text) for text in value.inserted]


def _read(block: blocks.Block, value: Any, found: Collected) -> None:
    if isinstance(block, blocks.RichTextBlock):
        found.texts.append(EDITORS_KEY.sub("", value.source))
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        found.texts.append(escape(value))
    elif isinstance(value, Reference):
        found.cites_by_choice = True


def _first(value: Any, names: tuple[str, ...]) -> Any:
    return next((value[name] for name in names if name in value), None)
