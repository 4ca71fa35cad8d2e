"""An email owed to somebody who works here: an invitation, a new password, a warning."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from clinic.privacy import classes


class AccountLetterKind(models.TextChoices):
    """Which words it has (`templates/emails/accounts/`)."""

    INVITATION = "invitation", "Invitation"
    RESET = "reset", "New password"
    NOTICE = "notice", "Something changed in your sign-in"
    EMERGENCY = "emergency", "Emergency access was given"


class AccountLetter(models.Model):
    """Written with what causes it, sent by the worker. It holds no link: that is made when the letter leaves.

    `about` says what happened, for a notice. Instants are UTC.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="account_letters")
    kind = models.CharField(max_length=20, choices=AccountLetterKind)
    about = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar = classes(internal="id user kind about created_at send_after attempts sent_at")

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["send_after"], name="account_letter_due", condition=Q(sent_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.created_at:%Y-%m-%d %H:%M} UTC)"
