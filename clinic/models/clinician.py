"""The clinicians whom pages name and staff ask."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from clinic.models.location import Location
from clinic.privacy import classes


class ClinicianQuerySet(models.QuerySet["Clinician"]):
    def working_here(self) -> "ClinicianQuerySet":
        return self.filter(is_active=True)


class Clinician(models.Model):
    """A person with a licence. `user` is set for one who signs in."""

    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=60, blank=True, help_text="Such as MD, DO, PMHNP.")
    title = models.CharField(max_length=120, blank=True, help_text="Such as Medical director.")
    licence_number = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=120, default="English")
    biography = models.TextField(blank=True)
    locations = models.ManyToManyField(Location, blank=True, related_name="clinicians")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="clinician"
    )
    is_active = models.BooleanField("works here now", default=True)

    privacy: ClassVar = classes(
        public="id name credentials title licence_number languages biography locations",
        internal="user is_active",
    )
    objects = ClinicianQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name
