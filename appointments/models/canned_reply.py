"""CannedReply: words that the front desk writes often, kept by the practice manager."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from appointments.enums import Language, MessageKind
from appointments.rules.message_text import faults_of
from appointments.rules.replies import LONGEST_SUBJECT, LONGEST_TEXT, subject_faults
from clinic.privacy import classes


class CannedReplyQuerySet(models.QuerySet["CannedReply"]):
    def offered(self) -> "CannedReplyQuerySet":
        return self.filter(is_offered=True)


class CannedReply(models.Model):
    """A subject and a text to start an email to a patient from. It is switched off, never deleted."""

    title = models.CharField(max_length=80, help_text="What staff choose it by. The patient does not see it.")
    language = models.CharField(
        max_length=10, choices=[(Language.ENGLISH, "English"), (Language.SPANISH, "Español (Spanish)")]
    )
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    body = models.TextField(
        "text", max_length=LONGEST_TEXT, help_text="An empty line starts a new paragraph."
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers are listed first.")
    is_offered = models.BooleanField("offered to the front desk", default=True)

    privacy: ClassVar = classes(internal="id title language subject body position is_offered")
    objects = CannedReplyQuerySet.as_manager()

    class Meta:
        ordering = ["language", "position", "title"]
        verbose_name = "canned reply"
        verbose_name_plural = "canned replies"
        constraints = [
            models.UniqueConstraint(name="one_canned_reply_per_title", fields=["language", "title"])
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def language_name(self) -> str:
        """Return the language's English name: "Spanish"."""
        return Language(self.language).name.capitalize()

    def clean(self) -> None:
        """Refuse what no email may say; raises ValidationError."""
        found = {
            "subject": subject_faults(self.subject),
            "body": faults_of(self.body, MessageKind.STAFF_REPLY),
        }
        if any(found.values()):
            raise ValidationError({name: faults for name, faults in found.items() if faults})
