"""That a reminder of a due review was sent, so that it is sent once."""

from typing import ClassVar

from django.db import models
from wagtail.models import Page

from clinic.privacy import classes


class ReviewReminder(models.Model):
    """One row per page, due date and mark; a new date starts anew."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="review_reminders")
    due_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id page due_on days_before sent_at")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(name="review_reminder_once", fields=["page", "due_on", "days_before"])
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.days_before} days before {self.due_on}"
