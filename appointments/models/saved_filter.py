"""A filter of the queue that somebody keeps under a name of their own."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from appointments.rules.queue_filters import LONGEST_NAME
from clinic.privacy import classes


class SavedFilter(models.Model):
    """`query` is the end of an address: a queue and its filters, nothing about a person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=1000)
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers stand first.")

    privacy: ClassVar = classes(internal="id user name query position")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(name="saved_filter_name_once", fields=["user", "name"])]

    def __str__(self) -> str:
        return self.name
