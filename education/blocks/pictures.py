"""Drawings that teach, and cards that lead into a subject by a drawing."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail import blocks

from education import pictures
from education.blocks.text import CITE_HELP, refuse_citation


class DiagramValue(blocks.StructValue):
    @property
    def title(self) -> str:
        return str(dict(pictures.Diagram.choices).get(self["diagram"], ""))

    @property
    def drawing(self) -> str:
        return pictures.diagram_template(self["diagram"])

    @property
    def words(self) -> str:
        return pictures.words_template(self["diagram"])


class DiagramBlock(blocks.StructBlock):
    diagram = blocks.ChoiceBlock(choices=pictures.Diagram.choices, help_text="Its title is shown too.")
    caption = blocks.TextBlock(
        rows=2,
        required=False,
        help_text="Where the teaching is from and what it leaves out, such as “Much simplified.”"
        f" {CITE_HELP}",
    )

    class Meta:
        icon = "image"
        label = "Diagram"
        label_format = "{diagram}"
        description = "A drawing that teaches, with the same teaching in words."
        template = "education/blocks/diagram.html"
        preview_value = {"diagram": "sensitization", "caption": "Where the teaching is from."}
        value_class = DiagramValue


class TopicCardValue(blocks.StructValue):
    @property
    def drawing(self) -> str:
        return pictures.illustration_template(self["picture"])

    @property
    def url(self) -> str:
        """Return where the card leads; empty when its page is gone or not published."""
        page = self["page"]
        if page is None or not page.live or not page.url:
            return ""
        return f"{page.url}#{self['anchor']}" if self["anchor"] else page.url


class TopicCardBlock(blocks.StructBlock):
    picture = blocks.ChoiceBlock(choices=pictures.Illustration.choices, help_text="It decorates the card.")
    title = blocks.CharBlock(max_length=80, help_text="Such as “Causes”.")
    text = blocks.CharBlock(max_length=200, help_text="One honest sentence, such as “Why pain can last.”")
    page = blocks.PageChooserBlock(required=False, help_text="Where the card leads.")
    anchor = blocks.CharBlock(
        max_length=160,
        required=False,
        label="Place on the page",
        help_text="Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
    )

    class Meta:
        icon = "image"
        label = "Topic card"
        label_format = "{title}"
        value_class = TopicCardValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a place that the chosen page does not have."""
        value = super().clean(value)
        if value["anchor"] and value["anchor"] not in _anchors(value["page"]):
            message = ValidationError("The page has no heading with these words. Copy its link to see them.")
            raise blocks.StructBlockValidationError(block_errors={"anchor": message})
        return value


class TopicCardsValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        return f"cards-{slugify(self['title'], allow_unicode=True)}"


class TopicCardsBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=120, validators=[refuse_citation], help_text="Such as “Topic by topic”."
    )
    cards = blocks.ListBlock(TopicCardBlock(), min_num=2, max_num=8)

    class Meta:
        icon = "grip"
        label = "Topic cards"
        label_format = "{title}"
        description = "Cards with drawings that lead to pages, or to places on them."
        template = "education/blocks/topic_cards.html"
        preview_value = {
            "title": "Topic by topic",
            "cards": [
                {"picture": "causes", "title": "Causes", "text": "Why pain can last.", "page": None},
                {
                    "picture": "session",
                    "title": "A visit",
                    "text": "What happens, step by step.",
                    "page": None,
                },
            ],
        }
        value_class = TopicCardsValue


def _anchors(page: object) -> list[str]:
    """Return the ids of the headings of a page's published body."""
    body = getattr(getattr(page, "specific", None), "body", [])
    return [block.value.anchor for block in body if block.block_type == "heading"]
