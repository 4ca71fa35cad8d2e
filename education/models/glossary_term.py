"""A medical term with its plain meaning, kept once."""

from typing import ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from clinic.privacy import classes
from education.blocks.text import CITE_HELP, refuse_citation
from education.models.medical_snippet import MedicalSnippet
from education.models.reference import unknown_citations


class GlossaryTerm(MedicalSnippet):
    """Pages show the published meaning wherever an editor puts the term."""

    term = models.CharField(
        max_length=80,
        unique=True,
        validators=[refuse_citation],
        help_text="As it stands in a sentence, such as central sensitization.",
    )
    definition = models.TextField(
        max_length=600,
        help_text="One to three short sentences in plain words, such as “The nerves have become more"
        f" sensitive, so that less hurts more.” {CITE_HELP}",
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="glossary_term")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="glossary_term",
        for_concrete_model=False,
    )

    privacy: ClassVar = classes(
        public="id term definition live first_published_at last_published_at",
        internal="latest_revision live_revision has_unpublished_changes go_live_at expire_at expired",
    )

    panels: ClassVar = [FieldPanel("term"), FieldPanel("definition")]
    search_fields: ClassVar = [
        index.SearchField("term"),
        index.SearchField("definition"),
        index.AutocompleteField("term"),
    ]

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        super().clean()
        if problems := unknown_citations(self.definition):
            raise ValidationError({"definition": problems})

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "education/glossary_term_preview.html"
