"""Who has a request open, so that two people do not call the same patient."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.models.request import AppointmentRequest
from clinic.privacy import classes

# A page says every 15 seconds that it is open (static/js/presence.js); one missed time is forgiven.
PRESENT_FOR = timedelta(seconds=40)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def fresh(self, *, now: datetime) -> "PresenceQuerySet":
        return self.filter(seen_at__gt=now - PRESENT_FOR)


class Presence(models.Model):
    """A member of staff has a request open, as their page last said."""

    request = models.ForeignKey(AppointmentRequest, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(db_index=True)
    is_typing = models.BooleanField(default=False)

    privacy: ClassVar = classes(internal="id request user seen_at is_typing")
    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(name="presence_once", fields=["request", "user"])]

    def __str__(self) -> str:
        return f"{self.user} has it open{', typing' if self.is_typing else ''}"
