"""MessageText: the clinic's own words for one kind of message."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from appointments.enums import Language, MessageKind
from appointments.rules.message_text import faults_of, subject_faults_of
from clinic.privacy import classes

# An email that staff write has words of its own each time (CannedReply).
KINDS = [choice for choice in MessageKind.choices if choice[0] != MessageKind.STAFF_REPLY]


class MessageText(models.Model):
    """Stands in the place of the text that the site brings. Placeholders are an allow-list per kind."""

    kind = models.CharField(max_length=30, choices=KINDS)
    language = models.CharField(
        max_length=10, choices=[(Language.ENGLISH, "English"), (Language.SPANISH, "Español (Spanish)")]
    )
    subject = models.CharField(max_length=120)
    body = models.TextField(help_text="An empty line starts a new paragraph.")
    is_used = models.BooleanField("use this text", default=True)

    privacy: ClassVar = classes(internal="id kind language subject body is_used")

    class Meta:
        ordering = ["kind", "language"]
        verbose_name = "text of a message"
        verbose_name_plural = "texts of messages"
        constraints = [models.UniqueConstraint(name="one_text_per_message", fields=["kind", "language"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_language_display()})"

    def clean(self) -> None:
        """Refuse placeholders that a message of this kind does not know; raises ValidationError."""
        found = {
            "subject": subject_faults_of(self.subject, self.kind),
            "body": faults_of(self.body, self.kind),
        }
        if any(found.values()):
            raise ValidationError({name: faults for name, faults in found.items() if faults})
