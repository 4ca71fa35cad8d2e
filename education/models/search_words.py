"""What editors teach the search: words that mean the same, and pages that come first."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from clinic.privacy import classes
from education.search.query import words_of


def refuse_single_word_lists(text: str) -> None:
    """Raise ValidationError unless at least two phrases stand between the commas."""
    if sum(bool(words_of(part)) for part in text.split(",")) < 2:
        raise ValidationError("Write at least two, with a comma between: back pain, lumbago.")


class SearchSynonyms(models.Model):
    """A search for one of them finds pages with any of them."""

    words = models.CharField(
        "mean the same",
        max_length=300,
        unique=True,
        validators=[refuse_single_word_lists],
        help_text="With commas between, such as: TMS, transcranial magnetic stimulation.",
    )

    privacy: ClassVar = classes(public="id words")

    panels: ClassVar = [FieldPanel("words")]

    class Meta:
        ordering = ["words"]
        verbose_name = "words that mean the same"
        verbose_name_plural = "words that mean the same"

    def __str__(self) -> str:
        return self.words


class PromotedPage(models.Model):
    """A page that stands first when somebody searches for one of these words."""

    words = models.CharField(
        "when somebody searches for",
        max_length=300,
        help_text="Words or phrases, with commas between, such as: cost, price, insurance.",
    )
    page = models.ForeignKey(Page, models.CASCADE, related_name="+", help_text="It stands first.")

    privacy: ClassVar = classes(public="id words page")

    panels: ClassVar = [FieldPanel("words"), PageChooserPanel("page")]

    class Meta:
        ordering = ["words", "pk"]
        verbose_name = "page that comes first"
        verbose_name_plural = "pages that come first"

    def __str__(self) -> str:
        return f"{self.words}: {self.page}"
