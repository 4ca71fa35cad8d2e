"""What to do and what to leave, what comes when, and what needs care."""

from wagtail import blocks

from education.blocks.text import CITE_HELP, RICH_TEXT


class WarningBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=120, help_text="The danger in a few words, such as “Do not drive for 24 hours”."
    )
    text = blocks.RichTextBlock(
        features=RICH_TEXT,
        help_text="What can happen and what to do, such as “You may be dizzy. Ask somebody to take you home.”"
        f" {CITE_HELP}",
    )

    class Meta:
        icon = "warning"
        label = "Warning"
        label_format = "{title}"
        description = "A danger that a reader must not miss. Use few, so that each is read."
        template = "education/blocks/warning.html"
        preview_value = {
            "title": "Do not drive for 24 hours",
            "text": "<p>Ask an adult to take you home.</p>",
        }


class DosAndDontsBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="Such as “Before your visit”.")
    do = blocks.ListBlock(
        blocks.TextBlock(rows=1), min_num=1, max_num=8, label="Do", help_text="Such as “plan your ride home”."
    )
    dont = blocks.ListBlock(
        blocks.TextBlock(rows=1),
        min_num=1,
        max_num=8,
        label="Don't",
        help_text="Such as “drive yourself home”.",
    )

    class Meta:
        icon = "tasks"
        label = "Do and don't"
        label_format = "{title}"
        description = "What helps and what to leave, side by side."
        template = "education/blocks/dos_and_donts.html"
        preview_value = {
            "title": "Before your visit",
            "do": ["bring a list of your medicines", "plan your ride home"],
            "dont": ["stop a medicine on your own"],
        }


class TimelineEntryBlock(blocks.StructBlock):
    when = blocks.CharBlock(max_length=60, help_text="Such as “The day before”.")
    title = blocks.CharBlock(max_length=80, help_text="Such as “You talk with a clinician”.")
    text = blocks.TextBlock(
        rows=2, required=False, help_text=f"More about it, such as “Bring your questions.” {CITE_HELP}"
    )

    class Meta:
        icon = "date"
        label = "Entry"
        label_format = "{when}: {title}"


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, required=False, help_text="Such as “Your first weeks”.")
    entries = blocks.ListBlock(TimelineEntryBlock(), min_num=2)

    class Meta:
        icon = "history"
        label = "Timeline"
        label_format = "{title}"
        description = "What happens when, from first to last."
        template = "education/blocks/timeline.html"
        preview_value = {
            "title": "Your first weeks",
            "entries": [
                {
                    "when": "First visit",
                    "title": "You talk with a clinician",
                    "text": "Bring your questions.",
                },
                {"when": "A week later", "title": "You decide", "text": "You are free to say no."},
            ],
        }
