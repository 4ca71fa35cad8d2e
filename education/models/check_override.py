"""Why a page was published in spite of what a check advised."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from wagtail.models import Page

from clinic.append_only import AppendOnlyModel, AppendOnlyQuerySet
from clinic.privacy import classes


class CheckOverrideQuerySet(AppendOnlyQuerySet["CheckOverride"]):
    def for_text(self, page: Page, text_hash: str) -> "CheckOverrideQuerySet":
        """Return what was said about this very text of the page."""
        return self.filter(page_id=page.pk, text_hash=text_hash)


class CheckOverride(AppendOnlyModel):
    """One publisher's reason. It holds for the text that was read then: a changed word asks again."""

    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="check_overrides")
    page_title = models.CharField(max_length=255)
    text_hash = models.CharField(max_length=64)
    codes = models.JSONField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id page page_title text_hash codes reason by at")
    objects: ClassVar[Any] = CheckOverrideQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["page", "text_hash"], name="check_override_text")]
        constraints = [
            models.CheckConstraint(name="check_override_has_reason", condition=~models.Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.page_title}: {', '.join(self.codes)}"
