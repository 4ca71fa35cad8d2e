"""What to do: when to seek help, the steps of a visit, and the next step."""

from wagtail import blocks

from education.blocks.status import ClaimStatusBlock
from education.blocks.text import CITE_HELP, RICH_TEXT


class CareCardBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        choices=[("routine", "Routine"), ("urgent", "Urgent"), ("emergency", "Emergency")],
        default="routine",
        help_text="How soon the reader should act.",
    )
    title = blocks.CharBlock(max_length=120, help_text="What to do, such as “Call us today”.")
    text = blocks.RichTextBlock(
        features=RICH_TEXT, help_text=f"When and why, such as “If the pain is new and strong.” {CITE_HELP}"
    )
    status = ClaimStatusBlock()

    class Meta:
        icon = "help"
        label = "Care card"
        label_format = "{title}"
        description = "Tells the reader what to do, and how soon."
        template = "education/blocks/care_card.html"
        preview_value = {"level": "urgent", "title": "Call us today", "text": "<p>If you feel worse.</p>"}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, help_text="Such as “We call you”.")
    text = blocks.TextBlock(rows=2, help_text=f"Such as “A person finds a time with you.” {CITE_HELP}")

    class Meta:
        icon = "arrow-right"
        label = "Step"
        label_format = "{title}"


class StepsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, required=False, help_text="Such as “How it works”.")
    steps = blocks.ListBlock(StepBlock(), min_num=2)

    class Meta:
        icon = "list-ol"
        label = "Steps"
        label_format = "{title}"
        description = "What happens, in order."
        template = "education/blocks/steps.html"
        preview_value = {
            "title": "How it works",
            "steps": [
                {"title": "You ask", "text": "Send a short request."},
                {"title": "We call you", "text": "A person finds a time with you."},
            ],
        }


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="Such as “Other choices”.")
    text = blocks.RichTextBlock(
        features=RICH_TEXT,
        help_text="Name the alternatives, and leave the reader free to do nothing, such as “You can wait.”",
    )
    shows_button = blocks.BooleanBlock(
        required=False, default=False, label="Show the “Request An Appointment” button"
    )

    class Meta:
        icon = "pick"
        label = "Next step"
        label_format = "{title}"
        description = "Other options and a next step, without pressure."
        template = "education/blocks/call_to_action.html"
        preview_value = {"title": "Other choices", "text": "<p>You can wait, or ask somebody else.</p>"}
