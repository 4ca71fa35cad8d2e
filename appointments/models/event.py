"""The history of a request: who did what, when, from which status to which."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import ActorKind, RequestStatus, Verb
from appointments.models.request import AppointmentRequest
from clinic.append_only import AppendOnlyModel
from clinic.privacy import classes


class Event(AppendOnlyModel):
    """One line of the history. `reason` is a code or a plain sentence, never a patient's words."""

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="events")
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=20, choices=Verb)
    from_status = models.CharField(max_length=20, choices=RequestStatus)
    to_status = models.CharField(max_length=20, choices=RequestStatus)
    reason = models.CharField(max_length=200, blank=True)

    privacy: ClassVar = classes(internal="id request at actor_kind actor verb from_status to_status reason")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["request", "at"], name="event_timeline")]
        constraints = [
            models.CheckConstraint(
                name="event_staff_has_user",
                condition=models.Q(actor_kind=ActorKind.STAFF, actor__isnull=False)
                | ~models.Q(actor_kind=ActorKind.STAFF) & models.Q(actor__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} ({self.at:%Y-%m-%d %H:%M} UTC)"
