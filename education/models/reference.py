"""A source, kept once, so that every page that cites it shows it in the same way."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index

from clinic.privacy import classes
from education.citations import KEY, citation_problems, cited_keys

DOI = r"^10\.\d{4,9}/\S+$"


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def retracted(self) -> "ReferenceQuerySet":
        return self.filter(is_retracted=True)

    def in_order_of(self, keys: list[str]) -> list["Reference"]:
        """Return the references with these keys, each once, in the order in which the keys first stand."""
        found = {reference.key: reference for reference in self.filter(key__in=set(keys))}
        return [found[key] for key in dict.fromkeys(keys) if key in found]


class Reference(RevisionMixin, index.Indexed, models.Model):
    """A source that pages cite by its key. It has no drafts: what is known about a source holds at once."""

    class Kind(models.TextChoices):
        REVIEW = "review", "Systematic review or review"
        TRIAL = "trial", "Randomized trial"
        STUDY = "study", "Other study"
        GUIDELINE = "guideline", "Guideline or statement"
        AUTHORITY = "authority", "Public authority, label or law"
        STATISTICS = "statistics", "Statistics"
        OTHER = "other", "Other"

    key = models.CharField(
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{KEY}$", "Use small letters, digits and single hyphens, such as cohen-2018.", "key"
            )
        ],
        help_text="A short name of your own, such as cohen-2018. The text cites it as [[ref:cohen-2018]].",
    )
    kind = models.CharField(
        max_length=12, choices=Kind, default=Kind.OTHER, help_text="What the source is, by its own account."
    )
    authors = models.CharField(
        max_length=300, help_text="Such as “Cohen SP et al.”, or the organization's name."
    )
    title = models.CharField(
        max_length=400,
        blank=True,
        help_text="As it is printed, such as “ASRA/AAPM/ASA consensus guidelines”.",
    )
    journal = models.CharField(max_length=200, blank=True, help_text="Such as Reg Anesth Pain Med.")
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2100)],
        help_text="When it was published, such as 2018.",
    )
    detail = models.CharField(
        max_length=120,
        blank=True,
        help_text="Volume, issue, pages or report number, such as 43(5):521-546.",
    )
    doi = models.CharField(
        "number of the article (DOI)",
        max_length=200,
        blank=True,
        validators=[
            RegexValidator(
                DOI, "A DOI begins with 10. and holds a slash, such as 10.1097/AAP.0000000000000808."
            )
        ],
        help_text="Such as 10.1097/AAP.0000000000000808, without https://doi.org/.",
    )
    pmid = models.CharField(
        "number in PubMed (PMID)",
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{1,9}$", "A PMID is a number of up to 9 digits.")],
        help_text="Its number in PubMed, such as 12345678.",
    )
    url = models.URLField(
        "web address", blank=True, help_text="For what has no DOI, such as https://www.fda.gov/drugs/."
    )
    is_retracted = models.BooleanField(
        "retracted",
        default=False,
        help_text="Every page that cites it is marked as needing review at once.",
    )

    privacy: ClassVar = classes(
        public="id key kind authors title journal year detail doi pmid url is_retracted",
        internal="latest_revision",
    )
    objects = ReferenceQuerySet.as_manager()

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("kind")]),
        FieldPanel("authors"),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("journal"), FieldPanel("year"), FieldPanel("detail")]),
        MultiFieldPanel([FieldPanel("doi"), FieldPanel("pmid"), FieldPanel("url")], "Where to find it"),
        FieldPanel("is_retracted"),
    ]
    search_fields: ClassVar = [
        index.SearchField("key"),
        index.SearchField("authors"),
        index.SearchField("title"),
        index.SearchField("journal"),
        index.AutocompleteField("key"),
        index.AutocompleteField("authors"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("is_retracted"),
    ]

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.key}: {self.sentences}"

    def clean(self) -> None:
        """Refuse a reference of which nobody could tell what it is."""
        super().clean()
        if not (self.title or self.journal or self.detail):
            raise ValidationError(
                {"title": "Give a title, a journal or a detail, so that readers can find the source."}
            )

    @property
    def sentences(self) -> str:
        """Return who wrote what: authors and title, each ended by one full stop."""
        parts = [part for part in (self.authors, self.title) if part]
        return " ".join(part if re.search(r"[.?!]$", part) else f"{part}." for part in parts)


def unknown_citations(data: object) -> list[str]:
    """Return one sentence for each citation in `data` (text, or lists and dicts of it) that leads nowhere."""
    known = Reference.objects.filter(key__in=cited_keys(data)).values_list("key", flat=True)
    return citation_problems(data, known)
