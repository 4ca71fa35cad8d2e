"""What all texts have in common that are kept once, hold medicine, and stand on many pages."""

from typing import Any

from django.db import models
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin, WorkflowMixin
from wagtail.search import index


class MedicalSnippet(
    WorkflowMixin, DraftStateMixin, RevisionMixin, PreviewableMixin, index.Indexed, models.Model
):
    """It goes live only with a sign-off, as pages do. The rule is in education/publishing.py."""

    class Meta:
        abstract = True

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish or schedule `revision`. Raise PublishingRefused where no approval matches it."""
        from education.publishing import refuse_unless_signed_off

        refuse_unless_signed_off(revision.as_object())
        return super().publish(revision, *args, **kwargs)
