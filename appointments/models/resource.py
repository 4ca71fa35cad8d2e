"""Resource: a clinician or a room at one location that can be booked."""

from typing import ClassVar

from django.db import models

from appointments.models.service_type import ServiceType
from clinic.models import Clinician, Location
from clinic.privacy import classes


class ResourceQuerySet(models.QuerySet["Resource"]):
    def bookable(self) -> "ResourceQuerySet":
        """In use, at a location that is open, and with a clinician who works here."""
        works = models.Q(clinician=None) | models.Q(clinician__is_active=True)
        return self.filter(works, is_active=True, location__is_active=True)

    def for_service(self, service: ServiceType) -> "ResourceQuerySet":
        return self.bookable().filter(services=service)


class Resource(models.Model):
    """Somebody or something that one person at a time can have (FHIR Schedule.actor).

    A clinician who works at two locations is two resources; OccupiedTick keeps them apart in time.
    """

    name = models.CharField(max_length=120, help_text="As patients read it: the clinician, or the room.")
    location = models.ForeignKey(Location, models.PROTECT, related_name="resources")
    clinician = models.ForeignKey(
        Clinician, models.PROTECT, null=True, blank=True, related_name="resources", help_text="Empty: a room."
    )
    services = models.ManyToManyField(ServiceType, related_name="resources", blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers are listed first.")
    is_active = models.BooleanField("can be booked", default=True)

    privacy: ClassVar = classes(public="id name location clinician services position", internal="is_active")
    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_resource_per_clinician_and_location",
                fields=["clinician", "location"],
                violation_error_message="This clinician can be booked at this location already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.location})"
