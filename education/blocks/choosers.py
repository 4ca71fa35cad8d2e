"""Choosers whose rows can be read together, one query for all that a page holds (education/preload.py)."""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

from django.db.models import Model
from wagtail.blocks import ChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

Rows = Mapping[tuple[type[Model], int], Model | None]

# What education/preload.py has read for the body that is being unpacked just now.
READ: ContextVar[Rows] = ContextVar("READ", default={})  # noqa: B039 - nobody writes into it

# What components/figure.html and components/video.html ask of an image.
RENDITIONS = ("width-480|format-webp", "width-800|format-webp", "width-1200|format-webp")


class ReadTogether(ChooserBlock):
    """Takes its rows from what was read already, and asks the database for them where nothing was."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Model | None]:
        values, rows = list(values), READ.get()
        keys = [(self.model_class, value) for value in values if value is not None]
        if keys and all(key in rows for key in keys):
            return [None if value is None else rows[self.model_class, value] for value in values]
        return self.read(values)

    def read(self, values: list[int | None]) -> list[Model | None]:
        return super().bulk_to_python(values)


class KeptChooserBlock(ReadTogether, SnippetChooserBlock):
    pass


class FileChooserBlock(ReadTogether, DocumentChooserBlock):
    pass


class PictureChooserBlock(ReadTogether, ImageChooserBlock):
    """Brings images with their renditions: two queries, however many there are."""

    def read(self, values: list[int | None]) -> list[Any]:
        images = self.model_class.objects.prefetch_renditions(*RENDITIONS).in_bulk(values)
        return [images.get(number) for number in values]
