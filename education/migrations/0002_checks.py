import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import education.blocks.text


class Migration(migrations.Migration):
    dependencies = [
        ("education", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForbiddenPhrase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="What editors are told, such as “free from pain”.",
                        max_length=60,
                        unique=True,
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="One word or phrase a line, such as cured. A star stands for the rest of a word: cur*.",
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        blank=True,
                        help_text="For experts: a regular expression for what words alone cannot say. It may stay empty.",
                        max_length=300,
                    ),
                ),
                (
                    "allowed",
                    models.TextField(
                        blank=True,
                        help_text="One phrase a line in which the words may stand, such as not a cure.",
                        verbose_name="allowed in",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("blocking", "Blocking: the page cannot go live with it"),
                            ("advisory", "Advisory: a publisher may give a reason and go on"),
                        ],
                        default="blocking",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
                help_text="To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
            ),
        ),
        migrations.AlterField(
            model_name="conditionpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
                help_text="To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
            ),
        ),
        migrations.AlterField(
            model_name="guidepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
                help_text="To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
            ),
        ),
        migrations.AlterField(
            model_name="homepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
            ),
        ),
        migrations.AlterField(
            model_name="locationpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
            ),
        ),
        migrations.AlterField(
            model_name="standardpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
            ),
        ),
        migrations.AlterField(
            model_name="teampage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
            ),
        ),
        migrations.AlterField(
            model_name="treatmentpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("text", 3),
                    ("key_points", 7),
                    ("diagram", 10),
                    ("topic_cards", 18),
                    ("one_in", 22),
                    ("evidence", 28),
                    ("risks", 35),
                    ("who_not", 40),
                    ("care_card", 44),
                    ("steps", 48),
                    ("call_to_action", 51),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 120, "validators": [education.blocks.text.refuse_citation]},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Topic"), ("h3", "Part of a topic")],
                            "help_text": "Topics are listed in the page's contents.",
                        },
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("text", 0), ("level", 1)]], {"group": "Text"}),
                    3: ("education.blocks.text.TextBlock", (), {"group": "Text"}),
                    4: ("wagtail.blocks.CharBlock", (), {"default": "Key points", "max_length": 80}),
                    5: ("wagtail.blocks.TextBlock", (), {"rows": 2}),
                    6: ("wagtail.blocks.ListBlock", (5,), {"max_num": 7, "min_num": 1}),
                    7: ("wagtail.blocks.StructBlock", [[("title", 4), ("points", 6)]], {"group": "Text"}),
                    8: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("sensitization", "How pain signals can become louder"),
                                ("nmda", "Where NMDA receptors come in"),
                                ("session-day", "The day of a session"),
                            ]
                        },
                    ),
                    9: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "Where the teaching is from, and what it leaves out. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    10: (
                        "wagtail.blocks.StructBlock",
                        [[("diagram", 8), ("caption", 9)]],
                        {"group": "Pictures"},
                    ),
                    11: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("understanding-pain", "Understanding pain: a restless line that settles"),
                                ("causes", "Causes: branches of one tree"),
                                ("ketamine", "Ketamine: a vial"),
                                ("mechanism", "How it works: a gate"),
                                ("session", "A session: a chair at a window"),
                                ("benefits-and-risks", "Benefits and risks: a balance"),
                                ("next-step", "Next step: a path to a door"),
                                ("tms", "TMS: a coil"),
                                ("location", "Places: a coast with a pin"),
                            ]
                        },
                    ),
                    12: ("wagtail.blocks.CharBlock", (), {"max_length": 80}),
                    13: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "One honest sentence.", "max_length": 200},
                    ),
                    14: ("wagtail.blocks.PageChooserBlock", (), {"required": False}),
                    15: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Leads to a heading: topic- and its words, such as topic-benefits-and-risks.",
                            "label": "Place on the page",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    16: (
                        "wagtail.blocks.StructBlock",
                        [[("picture", 11), ("title", 12), ("text", 13), ("page", 14), ("anchor", 15)]],
                        {},
                    ),
                    17: ("wagtail.blocks.ListBlock", (16,), {"max_num": 8, "min_num": 2}),
                    18: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("cards", 17)]],
                        {"group": "Pictures"},
                    ),
                    19: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "1 in", "max_value": 1000000, "min_value": 2},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
                            "max_length": 160,
                        },
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Where the number is from, and how sure it is. To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "max_length": 200,
                        },
                    ),
                    22: (
                        "wagtail.blocks.StructBlock",
                        [[("number", 19), ("text", 20), ("source", 21)]],
                        {"group": "Evidence and risk"},
                    ),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The question or claim that was studied.", "max_length": 160},
                    ),
                    24: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 3,
                        },
                    ),
                    25: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("high", "High"),
                                ("moderate", "Moderate"),
                                ("low", "Low"),
                                ("none", "No clear evidence"),
                            ]
                        },
                    ),
                    26: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "What the finding does not show, and its risks.", "rows": 3},
                    ),
                    27: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("settled", "Has a source"), ("needs_check", "Needs clinical check")],
                            "label": "Claim status",
                        },
                    ),
                    28: (
                        "wagtail.blocks.StructBlock",
                        [[("claim", 23), ("finding", 24), ("certainty", 25), ("limits", 26), ("status", 27)]],
                        {"group": "Evidence and risk"},
                    ),
                    29: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Says what the table holds. Screen readers read it first.",
                            "max_length": 160,
                        },
                    ),
                    30: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Risk", "label": "Header of the first column", "max_length": 60},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "What is known",
                            "label": "Header of the second column",
                            "max_length": 60,
                        },
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "rows": 2,
                        },
                    ),
                    33: ("wagtail.blocks.StructBlock", [[("name", 12), ("detail", 32)]], {}),
                    34: ("wagtail.blocks.ListBlock", (33,), {"min_num": 1}),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("caption", 29), ("name_header", 30), ("detail_header", 31), ("rows", 34)]],
                        {"group": "Evidence and risk"},
                    ),
                    36: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": "Who should not have it", "max_length": 120},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                            "required": False,
                            "rows": 2,
                        },
                    ),
                    38: ("wagtail.blocks.TextBlock", (), {"rows": 1}),
                    39: ("wagtail.blocks.ListBlock", (38,), {"min_num": 1}),
                    40: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 36), ("introduction", 37), ("items", 39)]],
                        {"group": "Evidence and risk"},
                    ),
                    41: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("routine", "Routine"),
                                ("urgent", "Urgent"),
                                ("emergency", "Emergency"),
                            ],
                            "help_text": "How soon the reader should act.",
                        },
                    ),
                    42: ("wagtail.blocks.CharBlock", (), {"max_length": 120}),
                    43: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
                        },
                    ),
                    44: (
                        "wagtail.blocks.StructBlock",
                        [[("level", 41), ("title", 42), ("text", 43), ("status", 27)]],
                        {"group": "What to do"},
                    ),
                    45: ("wagtail.blocks.CharBlock", (), {"max_length": 120, "required": False}),
                    46: ("wagtail.blocks.StructBlock", [[("title", 12), ("text", 32)]], {}),
                    47: ("wagtail.blocks.ListBlock", (46,), {"min_num": 2}),
                    48: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 45), ("steps", 47)]],
                        {"group": "What to do"},
                    ),
                    49: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "ol", "ul", "claim"],
                            "help_text": "Name the alternatives too, and leave the reader free to do nothing.",
                        },
                    ),
                    50: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "default": False,
                            "label": "Show the “Request An Appointment” button",
                            "required": False,
                        },
                    ),
                    51: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 42), ("text", 49), ("shows_button", 50)]],
                        {"group": "What to do"},
                    ),
                },
                help_text="To cite a reference, write its key: [[ref:cohen-2018]]. It shows as a small numbered link.",
            ),
        ),
        migrations.CreateModel(
            name="CheckOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page_title", models.CharField(max_length=255)),
                ("text_hash", models.CharField(max_length=64)),
                ("codes", models.JSONField()),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="check_overrides",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
                "indexes": [models.Index(fields=["page", "text_hash"], name="check_override_text")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="check_override_has_reason"
                    )
                ],
            },
        ),
    ]
