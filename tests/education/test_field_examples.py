"""Under each field of the editors' forms stands what belongs there; where one types, with an example."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_edit_handler
from wagtail.fields import StreamField
from wagtail.models import Page

# Two dates in Wagtail's own dialog, with a calendar; and a field of the form that no model has.
LEFT_OUT = {"go_live_at", "expire_at", "override_reason"}
# The label of a yes or no says all.
YES_OR_NO = (models.BooleanField, blocks.BooleanBlock)
# These show what there is to choose: no example is needed.
CHOSEN = (models.ForeignKey, blocks.ChoiceBlock, blocks.ChooserBlock)


class Field(NamedTuple):
    """A field of a form. `kind` is the model's field or the block; `text` is what stands under it."""

    name: str
    kind: Any
    text: str

    @property
    def is_typed(self) -> bool:
        return not isinstance(self.kind, CHOSEN) and not getattr(self.kind, "choices", None)


def test_every_field_says_what_it_is_for() -> None:
    assert [field.name for field in edited_fields() if not field.text.strip()] == []


def test_every_field_that_is_typed_into_has_an_example() -> None:
    typed = [field for field in edited_fields() if field.is_typed]

    without = [field.name for field in typed if "such as" not in field.text.lower()]

    assert without == []
    # A page's own, one of a line in a list, one deep in a block, and one outside the snippets.
    found = {field.name for field in typed}
    assert found >= {"TeamPage.slug", "MenuItem.title", "TimelineEntryBlock.when", "SearchSynonyms.words"}


def edited_fields() -> list[Field]:
    """Return the fields of all forms at /cms/: page types, snippets, settings, and their blocks."""
    edited = [model for model in apps.get_app_config("education").get_models() if _has_form(model)]
    found = [field for model in edited for field in _in_panel(_form_of(model))]
    return [field for field in found if not isinstance(field.kind, YES_OR_NO)]


def _has_form(model: type[models.Model]) -> bool:
    return issubclass(model, Page) or hasattr(model, "panels")


def _form_of(model: Any) -> Panel:
    return model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)


def _in_panel(panel: Panel) -> Iterator[Field]:
    if isinstance(panel, FieldPanel) and panel.field_name not in LEFT_OUT:
        yield from _in_field(panel)
    if isinstance(panel, InlinePanel):
        yield from _in_panel(panel.child_edit_handler)
    for child in getattr(panel, "children", []):
        yield from _in_panel(child)


def _in_field(panel: FieldPanel) -> Iterator[Field]:
    field: Any = panel.db_field
    if isinstance(field, StreamField):
        yield from _in_block("", field.stream_block)
    else:
        yield Field(f"{panel.model.__name__}.{field.name}", field, str(panel.help_text or field.help_text))


def _in_block(name: str, block: blocks.Block, above: str = "") -> Iterator[Field]:
    """Go down to the fields of a block. What stands under a list holds for its entries."""
    shown = block.field if isinstance(block, blocks.FieldBlock) else block.meta
    text = f"{above} {getattr(shown, 'help_text', '') or ''}"
    if isinstance(block, blocks.ListBlock):
        yield from _in_block(name, block.child_block, text)
    elif isinstance(block, (blocks.BaseStructBlock, blocks.BaseStreamBlock)):
        for key, child in block.child_blocks.items():
            yield from _in_block(f"{type(block).__name__}.{key}", child)
    else:
        yield Field(name, block, text)
