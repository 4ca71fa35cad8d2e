"""What people ask, and what people said."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from education.blocks.text import CITE_HELP, RICH_TEXT


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=160, help_text="Such as “Do I need a referral?”")
    answer = blocks.RichTextBlock(
        features=RICH_TEXT,
        help_text=f"The answer first, such as “No. Call us, and we look at it with you.” {CITE_HELP}",
    )

    class Meta:
        icon = "help"
        label = "Question"
        label_format = "{question}"


class QuestionsValue(blocks.StructValue):
    @property
    def lines(self) -> list[dict[str, Any]]:
        """Return the questions as components/accordion.html wants them."""
        return [{"title": item["question"], "text": item["answer"]} for item in self["items"]]


class QuestionsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="Such as “What people ask”.")
    items = blocks.ListBlock(QuestionBlock(), min_num=1)

    class Meta:
        icon = "help"
        label = "Questions and answers"
        label_format = "{title}"
        description = "Questions that open to their answers. Nothing that everyone must read belongs here."
        template = "education/blocks/questions.html"
        value_class = QuestionsValue
        preview_value = {
            "title": "What people ask",
            "items": [
                {
                    "question": "Do I need a referral?",
                    "answer": "<p>Call us, and we look at it with you.</p>",
                },
                {"question": "May I bring someone?", "answer": "<p>Yes, please do.</p>"},
            ],
        }


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        rows=3,
        help_text="Such as “They took time for me.” One voice is no evidence. Promise nothing by it.",
    )
    who = blocks.CharBlock(
        max_length=120, help_text="As the person agreed to be named, such as “A patient in Tampa”."
    )
    consent = blocks.BooleanBlock(
        required=False,
        label="The person agreed in writing",
        help_text="The signed consent names this website. Keep it with the clinic's papers.",
    )

    class Meta:
        icon = "openquote"
        label = "Quote"
        label_format = "{who}"
        description = "Someone's own words, with their written consent."
        template = "education/blocks/quote.html"
        preview_value = {"text": "They took time for me.", "who": "Sample patient", "consent": True}

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if not value["consent"]:
            message = ValidationError("Nobody may be quoted without written consent.")
            raise blocks.StructBlockValidationError(block_errors={"consent": message})
        return value
