"""What a page type gets that goes live only with a clinician's sign-off."""

from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils import timezone
from wagtail.models import Page, PagePermissionTester, Revision

from clinic.models import ClinicSettings
from education.models.clinical_approval import ClinicalApproval
from education.models.public_page import PublicPage

PUBLISH = "education.publish_medical_page"


class SignedOffPagePermissionTester(PagePermissionTester):
    """Publishing a medical page takes a permission beside the right on the tree of pages."""

    def can_publish(self) -> bool:
        return super().can_publish() and self.user.has_perm(PUBLISH)

    def can_set_view_restrictions(self) -> bool:
        return super().can_publish()


class SignedOff(PublicPage):
    """A page with what the sign-off needs. The rule itself, for every road, is in education/publishing.py."""

    next_review_on: date | None

    change_note = models.CharField(
        "what changed",
        max_length=200,
        blank=True,
        help_text="One line for readers, such as “New study on sleep added”. Shown in the page's history.",
    )
    approved_version = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return SignedOffPagePermissionTester(user, self)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish or schedule `revision`. Raise PublishingRefused where no approval matches it."""
        from education.publishing import refuse_unless_signed_off

        refuse_unless_signed_off(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    @property
    def review_overdue(self) -> bool:
        return self._days_overdue() > 0

    @cached_property
    def review_lapsed(self) -> bool:
        """Say whether the days of grace after a missed review are over; the settings are asked only then."""
        if not self.review_overdue:
            return False
        return self._days_overdue() > ClinicSettings.load().review_grace_days

    @property
    def is_indexed(self) -> bool:
        """Say whether search engines may list the page (education/addresses.py)."""
        return not self.review_lapsed

    def history(self) -> list[ClinicalApproval]:
        """Return the approved versions up to the one that is live, the newest first; one query or none."""
        if not self.approved_version:
            return []
        original = Page(pk=self.alias_of_id) if self.alias_of_id else self
        return list(ClinicalApproval.objects.of(original).up_to(self.approved_version))

    def _days_overdue(self) -> int:
        return (timezone.localdate() - self.next_review_on).days if self.next_review_on else 0
