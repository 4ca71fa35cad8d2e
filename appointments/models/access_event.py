"""Who looked at whose data."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import AccessKind
from appointments.models.request import AppointmentRequest
from clinic.append_only import AppendOnlyModel
from clinic.privacy import Privacy, classes


class AccessEvent(AppendOnlyModel):
    """One look at contact or clinical data. `request` is empty for a search over all of them.

    An export of requests is one line over all of them, with how they were chosen, how many they were and
    why, and one line without these for each request.
    """

    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=AccessKind)
    privacy_class = models.CharField(
        max_length=10, choices=[(Privacy.CONTACT.value, "Contact"), (Privacy.CLINICAL.value, "Clinical")]
    )
    request = models.ForeignKey(
        AppointmentRequest, models.PROTECT, null=True, blank=True, related_name="access_events"
    )

    chosen_by = models.CharField(
        max_length=200, blank=True, help_text="The queue and filters of an export, as codes."
    )
    row_count = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    privacy: ClassVar = classes(internal="id at user kind privacy_class request chosen_by row_count reason")

    class Meta:
        ordering = ["at", "pk"]
        permissions = [("view_access_report", "Can read who looked at patients' data")]
        indexes = [
            models.Index(fields=["request", "at"], name="access_by_request"),
            models.Index(fields=["at"], name="access_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                name="access_export_is_whole",
                condition=models.Q(reason="", chosen_by="", row_count__isnull=True)
                | models.Q(kind=AccessKind.EXPORT, row_count__isnull=False)
                & ~models.Q(reason="")
                & ~models.Q(chosen_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_kind_display().lower()} ({self.at:%Y-%m-%d %H:%M} UTC)"
