"""By what a request is found: keyed hashes of each beginning of its names, and of name and birth date."""

from typing import ClassVar

from django.db import models

from appointments.models.request import AppointmentRequest
from clinic.keyed_hash import HASH_CHARACTERS
from clinic.privacy import classes


class SearchToken(models.Model):
    """One beginning of one name, or the whole name with the birth date (its hash is of another purpose).

    `sent_at` is the request's: the index finds the newest first.
    """

    request = models.ForeignKey(AppointmentRequest, models.CASCADE, related_name="search_tokens")
    digest = models.CharField(max_length=HASH_CHARACTERS, editable=False)
    sent_at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id request sent_at", secret="digest")

    class Meta:
        constraints = [models.UniqueConstraint(name="search_token_once", fields=["request", "digest"])]
        indexes = [models.Index(name="search_token_newest", fields=["digest", "-sent_at", "-request"])]

    def __str__(self) -> str:
        return f"A beginning of a name on request {self.request_id}"
