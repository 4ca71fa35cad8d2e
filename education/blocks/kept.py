"""Texts that are kept once and shown on many pages.

The values have `inserted`, the words that readers see, for whoever needs to know what a page says
(education/inserted.py). What is not published shows nothing.
"""

from typing import Any

from django.apps import apps
from wagtail import blocks
from wagtail.models import DraftStateMixin

from education.blocks.choosers import KeptChooserBlock


def _published(snippet: DraftStateMixin | None) -> DraftStateMixin | None:
    return snippet if snippet and snippet.live else None


class KeptBlock(blocks.StructBlock):
    """Knows whether the page has a list of references (education/templatetags/education_text.py)."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"citations": None} | super().get_context(value, parent_context)


class SafetyNoticeValue(blocks.StructValue):
    @property
    def shown(self) -> Any:
        return _published(self["notice"])

    @property
    def inserted(self) -> list[str]:
        return [self.shown.title, self.shown.text] if self.shown else []


class SafetyNoticeBlock(KeptBlock):
    notice = KeptChooserBlock("education.SafetyNotice", help_text="One that is published.")

    class Meta:
        icon = "warning"
        label = "Off-label or safety notice"
        description = "An approved wording. It changes here when it changes there."
        template = "education/blocks/safety_notice.html"
        value_class = SafetyNoticeValue

    def get_preview_value(self) -> blocks.StructValue:
        text = "The FDA has not approved this use."
        return _sample(self, notice=("SafetyNotice", {"title": "This use is off-label", "text": text}))


class GlossaryTermValue(blocks.StructValue):
    @property
    def shown(self) -> Any:
        return _published(self["term"])

    @property
    def inserted(self) -> list[str]:
        return [self.shown.term, self.shown.definition] if self.shown else []


class GlossaryTermBlock(KeptBlock):
    term = KeptChooserBlock("education.GlossaryTerm", help_text="One that is published.")

    class Meta:
        icon = "info-circle"
        label = "Glossary term"
        description = "A medical term and its plain meaning, from the glossary."
        template = "education/blocks/glossary_term.html"
        value_class = GlossaryTermValue

    def get_preview_value(self) -> blocks.StructValue:
        meaning = "For more than three months."
        return _sample(self, term=("GlossaryTerm", {"term": "chronic", "definition": meaning}))


class ReusableContentValue(blocks.StructValue):
    @property
    def shown(self) -> Any:
        return _published(self["content"])

    @property
    def inserted(self) -> list[Any]:
        return self.shown.body.get_prep_value() if self.shown else []


class ReusableContentBlock(KeptBlock):
    content = KeptChooserBlock("education.ReusableContent", help_text="One that is published.")

    class Meta:
        icon = "copy"
        label = "Reusable content"
        description = "A passage that stands on many pages."
        template = "education/blocks/reusable_content.html"
        value_class = ReusableContentValue

    def get_preview_value(self) -> blocks.StructValue:
        body = [{"type": "text", "value": "<p>This passage is kept once and stands on many pages.</p>"}]
        return _sample(self, content=("ReusableContent", {"name": "Sample", "body": body}))


class PricesBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        max_length=160,
        help_text="What the table holds, such as “What it costs”. Screen readers read it first.",
    )
    prices = blocks.ListBlock(
        KeptChooserBlock("education.Price"), min_num=1, help_text="In the order in which readers see them."
    )

    class Meta:
        icon = "tag"
        label = "Prices"
        label_format = "{caption}"
        description = "A table of prices, with the amounts that the clinic set."
        template = "education/blocks/prices.html"

    def get_preview_value(self) -> blocks.StructValue:
        price = apps.get_model("education", "Price")
        prices = [price(name="First visit", amount=120, unit="a visit"), price(name="Treatment")]
        return self.normalize({"caption": "What it costs", "prices": prices})


def _sample(block: blocks.StructBlock, **children: tuple[str, dict[str, Any]]) -> blocks.StructValue:
    """Return a value for the editor's preview, made of snippets that nobody saved."""
    made = {name: apps.get_model("education", model)(**fields) for name, (model, fields) in children.items()}
    return block.normalize(made)
