"""That a clinician vouched for a text: who, when, for which words, with which checks."""

from typing import ClassVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.models import RevisionMixin

from clinic.append_only import AppendOnlyModel, AppendOnlyQuerySet
from clinic.privacy import classes


class ClinicalApprovalQuerySet(AppendOnlyQuerySet["ClinicalApproval"]):
    def of(self, text: RevisionMixin) -> "ClinicalApprovalQuerySet":
        """Return the approvals of a page or a snippet, the newest first."""
        return self.filter(content_type=text.get_base_content_type(), object_id=text.pk).order_by("-version")

    def up_to(self, version: int) -> "ClinicalApprovalQuerySet":
        return self.filter(version__lte=version).select_related("clinician")


class ClinicalApproval(AppendOnlyModel):
    """Made by education/sign_off.py alone, and never changed.

    It names its text by number and not by a foreign key, so that it outlives it. It keeps the
    words that were approved, because revisions may be purged.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.BigIntegerField()
    version = models.PositiveIntegerField(help_text="Counts a page's approvals from 1.")
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=255)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    content_hash = models.CharField(max_length=64)
    change_note = models.CharField(max_length=200)
    clinician = models.ForeignKey("clinic.Clinician", models.PROTECT, related_name="approvals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checklist_version = models.PositiveSmallIntegerField()
    answers = models.JSONField()
    approved_at = models.DateTimeField()

    privacy: ClassVar = classes(
        public="id version title content content_hash change_note clinician approved_at",
        internal="content_type object_id revision user checklist_version answers",
    )
    objects: ClassVar = ClinicalApprovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="clinical_approval_version_once", fields=["content_type", "object_id", "version"]
            )
        ]
        default_permissions = ()
        permissions = [
            ("sign_off_medical_page", "Can sign off medical pages"),
            ("publish_medical_page", "Can publish signed-off medical pages"),
            ("take_down_page", "Can take any page down at once"),
        ]

    def __str__(self) -> str:
        return f"“{self.title}”, version {self.version}, by {self.clinician}"
