"""What is known, how well, and what can go wrong."""

from wagtail import blocks

from education.blocks.status import ClaimStatusBlock
from education.blocks.text import CITE_HELP

MOST_PEOPLE = 100
IN_A_ROW = 10


class OneInValue(blocks.StructValue):
    """One dot a person, as far as dots can still be counted: the words carry the number."""

    @property
    def has_dots(self) -> bool:
        return self["number"] <= MOST_PEOPLE

    @property
    def rows(self) -> list[int]:
        """Return how many dots stand in each row."""
        full, rest = divmod(self["number"], IN_A_ROW)
        return [IN_A_ROW] * full + ([rest] if rest else [])

    @property
    def columns(self) -> int:
        return max(self.rows)


class OneInBlock(blocks.StructBlock):
    number = blocks.IntegerBlock(
        min_value=2, max_value=1_000_000, label="1 in", help_text="Such as 4, for “About 1 in 4”."
    )
    text = blocks.CharBlock(
        max_length=160,
        help_text="Completes the sentence “About 1 in 4 …”, such as “US adults has arthritis”.",
    )
    source = blocks.CharBlock(
        max_length=200,
        help_text="Where the number is from and how sure it is, such as “National survey, 2023.”"
        f" {CITE_HELP}",
    )

    class Meta:
        icon = "user"
        label = "1 in N"
        label_format = "About 1 in {number} {text}"
        description = "A number that people can picture, instead of a percentage."
        template = "education/blocks/one_in.html"
        value_class = OneInValue
        preview_value = {
            "number": 4,
            "text": "US adults lived with chronic pain in 2023",
            "source": "National figures, 2023.",
        }


CERTAINTY = {"high": "High", "moderate": "Moderate", "low": "Low", "none": "No clear evidence"}


class EvidenceValue(blocks.StructValue):
    @property
    def certainty_label(self) -> str:
        return CERTAINTY[self["certainty"]]


class EvidenceBlock(blocks.StructBlock):
    claim = blocks.CharBlock(
        max_length=160, help_text="The question or claim that was studied, such as “Does it ease the pain?”"
    )
    finding = blocks.TextBlock(
        rows=3, help_text=f"Such as “Some people had less pain for a few weeks.” {CITE_HELP}"
    )
    certainty = blocks.ChoiceBlock(choices=list(CERTAINTY.items()), help_text="How sure the finding is.")
    limits = blocks.TextBlock(
        rows=3,
        help_text="What the finding does not show, and its risks, such as “Few took part. Some felt sick.”",
    )
    status = ClaimStatusBlock()

    class Meta:
        icon = "doc-full"
        label = "Evidence"
        label_format = "{claim}"
        description = "A finding with its certainty and its limits, side by side."
        template = "education/blocks/evidence.html"
        value_class = EvidenceValue
        preview_value = {
            "claim": "Does it ease the pain?",
            "finding": "Some people had less pain for a few weeks.",
            "certainty": "low",
            "limits": "Few people took part, and some felt sick.",
        }


class RiskBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=80, help_text="Such as “Feeling sick”.")
    detail = blocks.TextBlock(rows=2, help_text=f"Such as “It usually passes within hours.” {CITE_HELP}")

    class Meta:
        icon = "warning"
        label = "Risk"
        label_format = "{name}"


class RisksValue(blocks.StructValue):
    @property
    def headers(self) -> list[str]:
        return [self["name_header"], self["detail_header"]]

    @property
    def cells(self) -> list[list[str]]:
        return [[row["name"], row["detail"]] for row in self["rows"]]


class RisksBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        max_length=160,
        help_text="What the table holds, such as “What can happen”. Screen readers read it first.",
    )
    name_header = blocks.CharBlock(
        max_length=60, default="Risk", label="Header of the first column", help_text="Such as “Risk”."
    )
    detail_header = blocks.CharBlock(
        max_length=60,
        default="What is known",
        label="Header of the second column",
        help_text="Such as “What is known”.",
    )
    rows = blocks.ListBlock(RiskBlock(), min_num=1)

    class Meta:
        icon = "table"
        label = "Risks table"
        label_format = "{caption}"
        description = "Risks, one a row, with what is known about each."
        template = "education/blocks/risks.html"
        value_class = RisksValue
        preview_value = {
            "caption": "What can happen",
            "name_header": "Risk",
            "detail_header": "What is known",
            "rows": [{"name": "Feeling sick", "detail": "It usually passes within hours."}],
        }


class WhoNotBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=120, default="Who should not have it", help_text="Such as “Who should not have it”."
    )
    introduction = blocks.TextBlock(
        rows=2, required=False, help_text=f"Such as “Tell us before a visit if you:”. {CITE_HELP}"
    )
    items = blocks.ListBlock(
        blocks.TextBlock(rows=1), min_num=1, help_text="One a line, such as “are pregnant, or may be”."
    )

    class Meta:
        icon = "cross"
        label = "Who should not"
        label_format = "{title}"
        description = "The people for whom a treatment is not suitable, or who need extra care."
        template = "education/blocks/who_not.html"
        preview_value = {
            "title": "Who should not have it",
            "introduction": "Tell us before a visit if you:",
            "items": ["are pregnant, or may be"],
        }
