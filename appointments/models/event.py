"""The history of a request and its appointments: who did what, when, from which status to which."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import ActorKind, AppointmentStatus, RequestStatus, Verb
from appointments.models.request import AppointmentRequest
from clinic.append_only import AppendOnlyModel
from clinic.privacy import classes

STATUSES = [*RequestStatus.choices, *AppointmentStatus.choices]


class Event(AppendOnlyModel):
    """One line of the history. `reason` is a code or a plain sentence, never a patient's words.

    With an appointment, the two statuses are the appointment's; without one, the request's.
    """

    request = models.ForeignKey(AppointmentRequest, models.PROTECT, related_name="events")
    appointment = models.ForeignKey(
        "appointments.Appointment", models.PROTECT, null=True, blank=True, related_name="events"
    )
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=20, choices=Verb)
    from_status = models.CharField(max_length=20, choices=STATUSES, blank=True)
    to_status = models.CharField(max_length=20, choices=STATUSES)
    reason = models.CharField(max_length=200, blank=True)

    privacy: ClassVar = classes(
        internal="id request appointment at actor_kind actor verb from_status to_status reason"
    )

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
