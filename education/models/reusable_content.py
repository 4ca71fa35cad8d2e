"""A passage that stands on many pages and is kept in one place."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from clinic.privacy import classes
from education.blocks.small import SMALL_BLOCKS
from education.models.medical_snippet import MedicalSnippet
from education.models.reference import unknown_citations


class ReusableContent(MedicalSnippet):
    """A change that is published here shows on every page that holds it."""

    name = models.CharField(
        max_length=120,
        unique=True,
        help_text="A name for editors, such as “Before your visit”. Readers do not see it.",
    )
    body = StreamField(SMALL_BLOCKS, help_text="It stands like this on every page that holds it.")

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="reusable_content")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="reusable_content",
        for_concrete_model=False,
    )

    privacy: ClassVar = classes(
        public="id name body live first_published_at last_published_at",
        internal="latest_revision live_revision has_unpublished_changes go_live_at expire_at expired",
    )

    panels: ClassVar = [
        HelpPanel(template="education/cms/usage_panel.html"),
        FieldPanel("name"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [
        index.SearchField("name"),
        index.SearchField("body"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "reusable content"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if problems := unknown_citations(self.body.get_prep_value()):
            raise ValidationError({"body": problems})

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "education/reusable_content_preview.html"
