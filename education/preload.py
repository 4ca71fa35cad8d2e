"""Reads every snippet, file and image of a body by one query, whatever the body holds.

Left alone, Wagtail asks once for each kind. Here the tables are joined by UNION ALL as rows of text, and
each row becomes an object of its model again; a column that nobody shows is left out and read when asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.blocks import Block, ListBlock, StreamValue, StructBlock
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from education.blocks.choosers import READ, RENDITIONS, ReadTogether
from education.models.glossary_term import GlossaryTerm
from education.models.price import Price
from education.models.reusable_content import ReusableContent
from education.models.safety_notice import SafetyNotice

Image = get_image_model()
Rendition = Image.get_rendition_model()


@dataclass(frozen=True)
class Source:
    """What pages show of a model: which columns, the rows by `key`, and only some of the rows."""

    columns: tuple[str, ...]
    key: str = "id"
    only: dict[str, Any] = field(default_factory=dict)


SOURCES: dict[type[Model], Source] = {
    GlossaryTerm: Source(("id", "term", "definition"), only={"live": True}),
    SafetyNotice: Source(("id", "title", "text"), only={"live": True}),
    ReusableContent: Source(("id", "body"), only={"live": True}),
    Price: Source(("id", "name", "amount", "unit", "note")),
    get_document_model(): Source(("id", "title", "file", "file_size")),
    Image: Source(("id", "title", "file", "width", "height", "file_hash", "description")),
    Rendition: Source(
        ("id", "filter_spec", "file", "width", "height", "focal_point_key", "image_id"),
        key="image_id",
        only={"filter_spec__in": RENDITIONS},
    ),
}
WIDTH = max(len(source.columns) for source in SOURCES.values())
TEXT = CharField()


def read_together(body: StreamValue) -> None:
    """Unpack a body with all that it holds. What is not published is not there."""
    wanted = _wanted(body)
    if not wanted:
        return
    token = READ.set(_read(wanted))
    try:
        list(body)
    finally:
        READ.reset(token)


def _wanted(body: StreamValue) -> dict[type[Model], set[int]]:
    found: dict[type[Model], set[int]] = defaultdict(set)
    for raw in body.raw_data:
        for model, number in _chosen(body.stream_block.child_blocks.get(raw["type"]), raw["value"]):
            found[model].add(number)
    if Image in found:
        found[Rendition] = found[Image]
    return dict(found)


def _chosen(block: Block | None, raw: Any) -> Iterator[tuple[type[Model], int]]:
    """Yield model and number of each row that a block's raw value names."""
    if isinstance(block, ReadTogether) and raw is not None:
        yield block.model_class, raw
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from _chosen(child, raw.get(name))
    elif isinstance(block, ListBlock) and isinstance(raw, list):
        for item in raw:
            inside = item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
            yield from _chosen(block.child_block, inside)


def _read(wanted: dict[type[Model], set[int]]) -> dict[tuple[type[Model], int], Any]:
    first, *others = [_as_text(model, numbers) for model, numbers in wanted.items()]
    models = {model._meta.label: model for model in wanted}
    rows: dict[tuple[type[Model], int], Any] = {
        (model, number): None for model, numbers in wanted.items() for number in numbers
    }
    renditions = defaultdict(list)
    for label, *texts in first.union(*others, all=True) if others else first:
        one = _from_text(models[label], texts)
        if models[label] is Rendition:
            renditions[one.image_id].append(one)
        else:
            rows[models[label], one.pk] = one
    for (model, number), image in rows.items():
        if model is Image and image:
            _give_renditions(image, renditions[number])
    return rows


def _give_renditions(image: Any, renditions: list[Any]) -> None:
    """Let the image and its renditions know each other, as a prefetch does."""
    image.prefetched_renditions = renditions
    for rendition in renditions:
        rendition.image = image


def _as_text(model: type[Model], numbers: set[int]) -> QuerySet[Any, Any]:
    source = SOURCES[model]
    columns: list[Cast | Value] = [Cast(name, TEXT) for name in source.columns]
    columns += [Value("", TEXT)] * (WIDTH - len(columns))
    named = {f"column_{place}": column for place, column in enumerate(columns)}
    rows = model._default_manager.filter(**{f"{source.key}__in": numbers}, **source.only).order_by()
    return rows.annotate(kind_=Value(model._meta.label, TEXT), **named).values_list("kind_", *named)


def _from_text(model: type[Model], texts: list[str]) -> Any:
    source = SOURCES[model]
    by_name = dict(zip(source.columns, texts, strict=False))
    fields = [column for column in model._meta.concrete_fields if column.attname in by_name]
    values = [column.to_python(by_name[column.attname]) for column in fields]
    one = model.from_db("default", [column.attname for column in fields], values)
    for name in {"live"} & set(source.only):
        setattr(one, name, source.only[name])
    return one
