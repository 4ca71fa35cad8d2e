"""The short email of a working morning: one for each person and day, whatever goes wrong."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import MessageStatus
from clinic.privacy import classes


class MorningDigest(models.Model):
    """That one person's email of one day was sent, is being sent, or is not needed.

    The day is by the clinic's own calendar. A row that stays `sending` had its worker die in between: the
    email may have left, so it is not sent again.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField()
    status = models.CharField(max_length=10, choices=MessageStatus, default=MessageStatus.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    send_after = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar = classes(internal="id user day status attempts send_after sent_at")

    class Meta:
        constraints = [models.UniqueConstraint(name="one_digest_a_day", fields=["user", "day"])]

    def __str__(self) -> str:
        return f"Morning email of {self.user}, {self.day}: {self.get_status_display()}"
