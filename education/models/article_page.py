"""A page that explains a treatment or a condition."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from clinic.privacy import classes
from education.blocks import BODY_BLOCKS, REFERENCE_BLOCKS
from education.blocks.text import CITE_HELP
from education.citations import Citations, citation_problems
from education.models.public_page import PublicPage
from education.pictures import Illustration, illustration_template
from education.structure import Topic, contents, heading_problems

CITING_FIELDS = ("off_label_statement", "evidence_summary", "body")


class ArticlePage(PublicPage):
    """Medical text with its sources.

    The off-label statement and the evidence summary are fields of their own and required,
    because no article may go without them; the template adds the emergency card and the
    next step to every article.
    """

    summary = models.TextField(
        "lead",
        max_length=400,
        help_text="The answer first, in two or three short sentences. Lists show it too.",
    )
    picture = models.CharField(
        max_length=40,
        choices=Illustration.choices,
        blank=True,
        help_text="A drawing for the head of the page and for cards that lead here.",
    )
    off_label_statement = models.TextField(
        help_text=f"What the FDA has approved, and what it has not. {CITE_HELP}"
    )
    evidence_summary = models.TextField(
        help_text=f"What the best studies found, with their limits and the side effects. {CITE_HELP}"
    )
    reviewed_by = models.ForeignKey(
        "clinic.Clinician",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The clinician who vouches for this text. Leave empty until one does.",
    )
    last_reviewed_on = models.DateField(null=True, blank=True)
    body = StreamField(BODY_BLOCKS, help_text=CITE_HELP)
    references = StreamField(
        REFERENCE_BLOCKS,
        blank=True,
        help_text="Numbered in this order. The text cites a reference by its key.",
    )

    privacy = classes(
        public="page_ptr summary picture off_label_statement evidence_summary reviewed_by last_reviewed_on"
        " body references"
    )

    parent_page_types = ["education.HomePage"]
    subpage_types: list[str] = []
    page_description = "Explains a treatment or a condition, with numbered references."

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("picture"),
        MultiFieldPanel([FieldPanel("off_label_statement"), FieldPanel("evidence_summary")], "In short"),
        FieldPanel("body"),
        FieldPanel("references"),
        MultiFieldPanel([FieldPanel("reviewed_by"), FieldPanel("last_reviewed_on")], "Clinical review"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("evidence_summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "article"
        constraints = [
            models.CheckConstraint(
                name="article_review_has_who_and_when",
                condition=models.Q(reviewed_by=None) | models.Q(last_reviewed_on__isnull=False),
                violation_error_message="Say when the clinician reviewed this text.",
            )
        ]

    def clean(self) -> None:
        super().clean()
        problems = {name: self._citation_problems(name) for name in CITING_FIELDS}
        problems["body"] += heading_problems(self.body)
        problems["references"] = self._reference_problems()
        if found := {name: texts for name, texts in problems.items() if texts}:
            raise ValidationError(found)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["citations"] = Citations(self.reference_keys())
        return context

    @property
    def picture_template(self) -> str:
        return illustration_template(self.picture)

    def contents(self) -> list[Topic]:
        return contents(self.body)

    def reference_keys(self) -> list[str]:
        return [block.value["key"] for block in self.references]

    def _citation_problems(self, name: str) -> list[str]:
        value = getattr(self, name)
        text = value if isinstance(value, str) else value.get_prep_value()
        return citation_problems(text, self.reference_keys())

    def _reference_problems(self) -> list[str]:
        keys = self.reference_keys()
        twice = dict.fromkeys(key for key in keys if keys.count(key) > 1)
        return [f"Two references have the key “{key}”. Give each its own." for key in twice]
