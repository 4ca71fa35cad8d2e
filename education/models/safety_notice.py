"""An approved wording that stands on many pages."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from clinic.privacy import classes
from education.blocks.text import CITE_HELP
from education.models.medical_snippet import MedicalSnippet


class SafetyNotice(MedicalSnippet):
    """What every page about a treatment must say, such as that its use is off-label."""

    name = models.SlugField(
        max_length=60, unique=True, help_text="A short name for editors, such as ketamine."
    )
    title = models.CharField(
        max_length=120, help_text="The heading that readers see, such as “This use is off-label”."
    )
    text = models.TextField(
        help_text="Paragraphs with an empty line between, such as “The FDA has not approved ketamine"
        f" for pain.” {CITE_HELP}"
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="safety_notice")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="safety_notice",
        for_concrete_model=False,
    )

    privacy: ClassVar = classes(
        public="id name title text live first_published_at last_published_at",
        internal="latest_revision live_revision has_unpublished_changes go_live_at expire_at expired",
    )

    panels: ClassVar = [FieldPanel("name"), FieldPanel("title"), FieldPanel("text")]
    search_fields: ClassVar = [
        index.SearchField("title"),
        index.SearchField("text"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.title

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "education/safety_notice_preview.html"
