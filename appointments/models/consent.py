"""What a person agreed to, and the very words they saw."""

import hashlib
from typing import Any, ClassVar

from django.db import models

from appointments.enums import Channel, ConsentKind, Language
from appointments.models.request import AppointmentRequest
from clinic.append_only import AppendOnlyModel
from clinic.privacy import classes


class ConsentDocumentQuerySet(models.QuerySet["ConsentDocument"]):
    def in_force(self, kind: ConsentKind, language: str = Language.ENGLISH) -> "ConsentDocument":
        """Return the newest text of a kind; raises ConsentDocument.DoesNotExist."""
        return self.filter(kind=kind, language=language).latest("version")


class ConsentDocument(models.Model):
    """A text to agree to. A new wording is a new version; an old one stays as it was agreed to."""

    kind = models.CharField(max_length=20, choices=ConsentKind)
    language = models.CharField(max_length=10, choices=Language, default=Language.ENGLISH)
    version = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, editable=False)

    privacy: ClassVar = classes(public="id kind language version text sha256")
    objects = ConsentDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "language", "-version"]
        verbose_name = "text to agree to"
        verbose_name_plural = "texts to agree to"
        constraints = [
            models.UniqueConstraint(name="consent_document_version", fields=["kind", "language", "version"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
        super().save(*args, **kwargs)


class Consent(AppendOnlyModel):
    """One agreement, with the hash of the text as it was shown."""

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="consents")
    document = models.ForeignKey(ConsentDocument, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    channel = models.CharField(max_length=10, choices=[("web", "Website"), *Channel.choices], default="web")

    privacy: ClassVar = classes(internal="id request document sha256 given_at channel")

    class Meta:
        ordering = ["given_at", "pk"]
        constraints = [models.UniqueConstraint(name="consent_once", fields=["request", "document"])]

    def __str__(self) -> str:
        return f"{self.document} ({self.given_at:%Y-%m-%d})"
