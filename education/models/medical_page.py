"""What all pages that hold medical text have in common."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from clinic.privacy import classes
from education.blocks import BODY_BLOCKS
from education.blocks.text import CITE_HELP
from education.citations import Citations, cited_keys
from education.forms.medical_page_form import MedicalPageForm
from education.forms.override_panel import OverridePanel
from education.inserted import spelled_out
from education.models.reference import Reference, unknown_citations
from education.models.safety_notice import SafetyNotice
from education.models.signed_off import SignedOff
from education.pictures import Illustration, illustration_template
from education.reading_order import neighbours
from education.structure import Topic, contents, heading_problems

# Wagtail names a template after each class that sets none, so every medical page sets this one.
MEDICAL_TEMPLATE = "education/medical_page.html"
CITING_FIELDS = ("evidence_summary", "body")
MEDICAL = classes(
    public="page_ptr summary picture author evidence_level evidence_summary safety_notice disclosures"
    " reviewed_by last_reviewed_on next_review_on body change_note approved_version",
    internal="review_interval_months",
)


class MedicalPage(SignedOff):
    """Medical text with its sources and the clinician who vouches for it.

    `reviewed_by`, `last_reviewed_on` and `next_review_on` are written by the sign-off, not by editors.
    """

    class EvidenceLevel(models.TextChoices):
        HIGH = "high", "High: further studies are unlikely to change it"
        MODERATE = "moderate", "Moderate: further studies may change it"
        LOW = "low", "Low: further studies are likely to change it"
        NONE = "none", "No clear evidence"

    summary = models.TextField(
        "lead",
        max_length=400,
        help_text="The answer first, in two or three short sentences, such as “Ketamine may ease pain for"
        " some weeks. It does not help everyone.” Lists show it too.",
    )
    picture = models.CharField(
        max_length=40,
        choices=Illustration.choices,
        blank=True,
        help_text="A drawing for the head of the page and for cards that lead here.",
    )
    author = models.CharField(
        max_length=120,
        blank=True,
        help_text="Who wrote it, such as “Sample Author, RN”. Empty means the clinic's own editors.",
    )
    evidence_level = models.CharField(
        max_length=10,
        choices=EvidenceLevel,
        blank=True,
        help_text="How sure the main finding is. Leave empty where a page reports no finding.",
    )
    evidence_summary = models.TextField(
        blank=True,
        help_text="What the best studies found, with their limits and the side effects, such as “In small"
        f" trials some people had less pain for weeks. Many felt sick.” {CITE_HELP}",
    )
    safety_notice = models.ForeignKey(
        SafetyNotice,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="off-label notice",
        help_text="Every page that speaks of a treatment used off-label needs its notice.",
    )
    disclosures = models.TextField(
        blank=True,
        help_text="Interests that a reader should know of, such as “The clinic is paid for this treatment.”",
    )
    reviewed_by = models.ForeignKey(
        "clinic.Clinician", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    last_reviewed_on = models.DateField(null=True, blank=True, editable=False)
    next_review_on = models.DateField(null=True, blank=True, editable=False)
    review_interval_months = models.PositiveSmallIntegerField(
        "months until the next review",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(36)],
        help_text="Counted from the day on which a clinician approves the text, such as 12 for a year.",
    )
    body = StreamField(BODY_BLOCKS, blank=True, help_text=CITE_HELP)

    shown_with = ("safety_notice", "reviewed_by")
    is_treatment = False
    base_form_class = MedicalPageForm
    parent_page_types = ["education.HomePage", "education.GuidePage"]

    content_panels = [
        *SignedOff.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel(
            [FieldPanel("evidence_level"), FieldPanel("evidence_summary"), FieldPanel("safety_notice")],
            "In short",
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("review_interval_months")]),
                FieldPanel("disclosures"),
                FieldPanel("change_note"),
            ],
            "Who stands behind it",
        ),
        OverridePanel("override_reason"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("evidence_summary"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_review_has_who_and_when",
                condition=models.Q(reviewed_by=None) | models.Q(last_reviewed_on__isnull=False),
                violation_error_message="Say when the clinician reviewed this text.",
            )
        ]

    def clean(self) -> None:
        super().clean()
        problems = {name: self._citation_problems(name) for name in CITING_FIELDS}
        problems["body"] += heading_problems(self.body)
        if found := {name: texts for name, texts in problems.items() if texts}:
            raise ValidationError(found)

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return super().can_create_at(parent) and not _is_full(parent)

    def can_move_to(self, parent: Page) -> bool:
        return super().can_move_to(parent) and not _is_full(parent)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["citations"] = Citations([reference.key for reference in self.references])
        context["neighbours"] = neighbours(self, self.trail[-1]) if len(self.trail) > 1 else None
        return context

    @property
    def picture_template(self) -> str:
        return illustration_template(self.picture)

    def contents(self) -> list[Topic]:
        return contents(self.body)

    def cited_keys(self) -> list[str]:
        """Return the keys that the page cites, in the order in which readers meet them."""
        notice = self.safety_notice
        shown = notice.text if notice and notice.live else ""
        return cited_keys([self.evidence_summary, shown, spelled_out(self.body)])

    @cached_property
    def references(self) -> list[Reference]:
        """Return what the page cites, each once, numbered in the order of the first citation."""
        return Reference.objects.in_order_of(self.cited_keys())

    @property
    def has_withdrawn_source(self) -> bool:
        """Say whether a source that the page cites has been retracted; readers are told at once."""
        return any(reference.is_retracted for reference in self.references)

    def _citation_problems(self, name: str) -> list[str]:
        value = getattr(self, name)
        return unknown_citations(value if isinstance(value, str) else value.get_prep_value())


def _is_full(parent: Page) -> bool:
    """Say whether a guide holds as many pages as a reader can keep in mind."""
    parent = parent.specific
    return hasattr(parent, "is_full") and parent.is_full()
