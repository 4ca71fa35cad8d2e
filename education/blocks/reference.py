"""A source, in parts, so that every page shows it in the same way."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from education.citations import KEY

DOI = r"^10\.\d{4,9}/\S+$"


class ReferenceValue(blocks.StructValue):
    @property
    def sentences(self) -> str:
        """Return who wrote what: authors and title, each ended by one full stop."""
        parts = [self["authors"], self.get("title")]
        return " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts if part)


class ReferenceBlock(blocks.StructBlock):
    key = blocks.RegexBlock(
        regex=rf"^{KEY}$",
        max_length=60,
        help_text="A short name of your own, such as cohen-2018. The text cites it as [[ref:cohen-2018]].",
        error_messages={"invalid": "Use small letters, digits and single hyphens, such as cohen-2018."},
    )
    authors = blocks.CharBlock(
        max_length=300, help_text="Such as “Cohen SP et al.”, or the organization's name."
    )
    title = blocks.CharBlock(max_length=400, required=False)
    journal = blocks.CharBlock(max_length=200, required=False)
    year = blocks.IntegerBlock(min_value=1800, max_value=2100, required=False)
    detail = blocks.CharBlock(
        max_length=120,
        required=False,
        help_text="Volume, issue, pages or report number, such as 43(5):521-546.",
    )
    doi = blocks.RegexBlock(
        regex=DOI,
        required=False,
        label="DOI",
        help_text="Such as 10.1097/AAP.0000000000000808, without https://doi.org/.",
        error_messages={
            "invalid": "A DOI begins with 10. and holds a slash, such as 10.1097/AAP.0000000000000808."
        },
    )
    pmid = blocks.RegexBlock(
        regex=r"^\d{1,9}$",
        required=False,
        label="PMID",
        error_messages={"invalid": "A PMID is a number of up to 9 digits."},
    )
    url = blocks.URLBlock(required=False, label="Web address")

    class Meta:
        icon = "openquote"
        label = "Reference"
        label_format = "{key}"
        description = "A numbered source in the list at the end of the page."
        template = "education/blocks/reference.html"
        value_class = ReferenceValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Refuse a reference of which nobody could tell what it is."""
        value = super().clean(value)
        if not (value["title"] or value["journal"] or value["detail"]):
            message = ValidationError(
                "Give a title, a journal or a detail, so that readers can find the source."
            )
            raise blocks.StructBlockValidationError(block_errors={"title": message})
        return value
