"""Headings, running text and key points."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail import blocks

CLAIM = "claim"  # The button that marks a statement as needing a source: education/cms/claims.py.
RICH_TEXT = ["bold", "italic", "link", "ol", "ul", CLAIM]
CITE_HELP = "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link."
TEXT_HELP = (
    f"Short paragraphs, such as “Pain that lasts for more than 3 months is called chronic.” {CITE_HELP}"
)


def refuse_citation(text: str) -> None:
    """Raise ValidationError when a heading, which is copied into the contents list, holds a citation."""
    if "[[" in text:
        raise ValidationError("Headings cannot hold a citation. Put it in the text below.")


class HeadingValue(blocks.StructValue):
    @property
    def anchor(self) -> str:
        """Return the id that links lead to. It stays the same for as long as the words do."""
        return f"topic-{slugify(self['text'], allow_unicode=True)}"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=120, validators=[refuse_citation], help_text="Such as “What chronic pain is”."
    )
    level = blocks.ChoiceBlock(
        choices=[("h2", "Topic"), ("h3", "Part of a topic"), ("h4", "Detail of a part")],
        default="h2",
        help_text="Go down one level at a time. Topics are listed in the page's contents.",
    )

    class Meta:
        icon = "title"
        label = "Heading"
        label_format = "{text}"
        description = "Starts a topic, or a part of one."
        template = "education/blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "What chronic pain is", "level": "h2"}


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"features": RICH_TEXT, "help_text": TEXT_HELP} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = "Text"
        description = "Paragraphs and lists. Keep paragraphs to 3 sentences and sentences to 20 words."
        template = "education/blocks/text.html"
        preview_value = "<p>Pain that lasts for more than 3 months is called <b>chronic</b>.</p>"


class KeyPointsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, default="Key points", help_text="Such as “Key points”.")
    points = blocks.ListBlock(
        blocks.TextBlock(rows=2), min_num=1, max_num=7, help_text="Such as “You decide what comes next.”"
    )

    class Meta:
        icon = "list-ul"
        label = "Key points"
        label_format = "{title}"
        description = "The few things to remember."
        template = "education/blocks/key_points.html"
        preview_value = {
            "title": "Key points",
            "points": ["Your pain is real.", "You decide what comes next."],
        }
