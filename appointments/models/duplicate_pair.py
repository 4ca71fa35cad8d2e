"""Two requests that look like the same person's, and what staff decided about them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.enums import PairState
from appointments.models.request import AppointmentRequest
from appointments.rules.duplicates import matches_in_words
from clinic.privacy import classes


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    def of(self, request: AppointmentRequest) -> "DuplicatePairQuerySet":
        """Return the pairs that a request is one of."""
        return self.filter(models.Q(older=request) | models.Q(newer=request))


class DuplicatePair(models.Model):
    """Written when a request comes in or its details are corrected; decided by staff alone.

    `older` is the one that was made first. `before` is what the merge changed, for taking it back.
    """

    older = models.ForeignKey(AppointmentRequest, models.CASCADE, related_name="pairs_as_older")
    newer = models.ForeignKey(AppointmentRequest, models.CASCADE, related_name="pairs_as_newer")
    reasons = models.JSONField(default=list, help_text="Codes of what is the same.")
    state = models.CharField(max_length=10, choices=PairState, default=PairState.SUGGESTED)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    before = models.JSONField(default=dict, blank=True)

    privacy: ClassVar = classes(internal="id older newer reasons state found_at decided_at decided_by before")

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        ordering = ["-newer", "-older"]
        constraints = [
            models.UniqueConstraint(name="duplicate_pair_once", fields=["older", "newer"]),
            models.CheckConstraint(
                name="duplicate_pair_is_two", condition=models.Q(older__lt=models.F("newer"))
            ),
            models.CheckConstraint(
                name="duplicate_pair_decided_by_somebody",
                condition=models.Q(
                    state=PairState.SUGGESTED, decided_at__isnull=True, decided_by__isnull=True
                )
                | ~models.Q(state=PairState.SUGGESTED)
                & models.Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Requests {self.older_id} and {self.newer_id}"

    @property
    def words(self) -> str:
        """Return what is the same, as people say it."""
        return matches_in_words(self.reasons)

    @property
    def is_suggested(self) -> bool:
        return self.state == PairState.SUGGESTED

    def other_pk(self, request: AppointmentRequest) -> int:
        return self.older_id if request.pk == self.newer_id else self.newer_id

    def other(self, request: AppointmentRequest) -> AppointmentRequest:
        """Return the request that is not the given one."""
        return self.older if request.pk == self.newer_id else self.newer
