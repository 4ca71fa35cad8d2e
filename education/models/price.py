"""What something costs at the clinic."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from clinic.privacy import classes


class Price(RevisionMixin, index.Indexed, models.Model):
    """One line of a price table. Pages show the present amount, so that it is changed in one place."""

    name = models.CharField("what it is for", max_length=120, unique=True, help_text="Such as “First visit”.")
    amount = models.DecimalField(
        "amount in US dollars",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text="Such as 120 or 87.50. Empty means that readers are told to ask us.",
    )
    unit = models.CharField(max_length=60, blank=True, help_text="Such as “a visit” or “an hour”.")
    note = models.CharField(
        max_length=200,
        blank=True,
        help_text="What is part of it or may change it, such as “Includes a call a week later”.",
    )

    privacy: ClassVar = classes(public="id name amount unit note", internal="latest_revision")

    panels: ClassVar = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("unit")]),
        FieldPanel("note"),
    ]
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def shown_amount(self) -> str:
        """Return the amount as people write it: whole dollars without cents; empty where it is not set."""
        if self.amount is None:
            return ""
        cents = "" if self.amount == int(self.amount) else f"{self.amount % 1:.2f}"[1:]
        return f"${int(self.amount):,}{cents}"
