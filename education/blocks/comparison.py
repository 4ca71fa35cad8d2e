"""A table of the editor's own."""

from django.core.exceptions import ValidationError
from django.template.defaultfilters import pluralize
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError

from education.blocks.text import CITE_HELP


class ComparisonBlock(blocks.StructBlock):
    caption = blocks.CharBlock(
        max_length=160,
        help_text="What the table holds, such as “Ways to ask us”. Screen readers read it first.",
    )
    headers = blocks.ListBlock(
        blocks.CharBlock(max_length=60),
        min_num=2,
        max_num=5,
        help_text="One a column, such as “Way”, “When”, “How long”. The first column names the rows.",
    )
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(max_length=300), label="Row"),
        min_num=1,
        help_text="As many cells as headers, such as “Form”, “At any time”, “5 minutes”."
        f" Write a dash where nothing applies. {CITE_HELP}",
    )

    class Meta:
        icon = "table"
        label = "Comparison table"
        label_format = "{caption}"
        description = "Choices side by side, one a row."
        template = "education/blocks/comparison.html"
        preview_value = {
            "caption": "Ways to ask us",
            "headers": ["Way", "When", "How long"],
            "rows": [
                ["Telephone", "In opening hours", "A few minutes"],
                ["Form", "At any time", "5 minutes"],
            ],
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a row whose cells would stand under the wrong header."""
        value = super().clean(value)
        if problems := _uneven(value["rows"], len(value["headers"])):
            errors = {"rows": ListBlockValidationError(non_block_errors=problems)}
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


def _uneven(rows: list[list[str]], headers: int) -> list[ValidationError]:
    return [
        ValidationError(
            f"Row {number} has {len(row)} cell{pluralize(len(row))}, but there are {headers} headers."
        )
        for number, row in enumerate(rows, start=1)
        if len(row) != headers
    ]
