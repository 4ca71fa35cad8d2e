"""ManageLink: a private way to one request, for whoever holds its token."""

import hashlib
from datetime import datetime
from typing import ClassVar

from django.db import models

from appointments.enums import LinkPurpose
from appointments.models.request import AppointmentRequest
from clinic.privacy import classes


def digest_of(token: str) -> str:
    """Return what is stored of a token: the SHA-256 in hex. The token itself is random, so no salt helps."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class ManageLinkQuerySet(models.QuerySet["ManageLink"]):
    def good(self, *, now: datetime) -> "ManageLinkQuerySet":
        return self.filter(revoked_at=None, expires_at__gt=now)

    def for_token(self, token: str) -> "ManageLinkQuerySet":
        return self.filter(digest=digest_of(token))


class ManageLink(models.Model):
    """The digest of a token that was given out once. Instants are UTC."""

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    purpose = models.CharField(max_length=10, choices=LinkPurpose, default=LinkPurpose.MANAGE)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar = classes(
        internal="id request purpose created_at expires_at revoked_at", secret="digest"
    )
    objects = ManageLinkQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} ({self.created_at:%Y-%m-%d})"


class CalendarFeed(models.Model):
    """A clinician's own calendar by a secret address, without patients' data. The digest alone is stored."""

    clinician = models.OneToOneField("clinic.Clinician", models.CASCADE, related_name="calendar_feed")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id clinician created_at", secret="digest")

    def __str__(self) -> str:
        return f"Calendar of {self.clinician}"
