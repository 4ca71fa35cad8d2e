"""When a resource works: weekly hours, and the days that differ. Wall-clock times of the location.

Free times are computed from these rows (rules/slots.py) and never stored.
"""

from datetime import time
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from appointments.models.resource import Resource
from appointments.rules import slots
from clinic.models import Location, OpeningHours
from clinic.privacy import classes


def on_the_grid(moment: time) -> None:
    """Raise ValidationError for a time that does not lie on five minutes."""
    if moment.minute % 5 or moment.second or moment.microsecond:
        raise ValidationError("Enter a time in steps of 5 minutes.", code="off_grid")


class AvailabilityRule(models.Model):
    """Weekly hours of a resource; `ends_at` of midnight means the end of the day."""

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField(choices=OpeningHours.Weekday)
    starts_at = models.TimeField("from", validators=[on_the_grid])
    ends_at = models.TimeField("until", validators=[on_the_grid])
    valid_from = models.DateField("first day")
    valid_until = models.DateField(
        "last day", null=True, blank=True, help_text="Empty: until further notice."
    )

    privacy: ClassVar = classes(public="id resource weekday starts_at ends_at valid_from valid_until")

    class Meta:
        ordering = ["resource", "weekday", "starts_at", "pk"]
        verbose_name = "weekly hours"
        verbose_name_plural = "weekly hours"
        constraints = [
            models.CheckConstraint(
                name="availability_ends_after_start",
                condition=models.Q(ends_at__gt=models.F("starts_at")) | models.Q(ends_at=time(0)),
                violation_error_message="The end must be after the start.",
            ),
            models.CheckConstraint(
                name="availability_days_in_order",
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                violation_error_message="The last day must not be before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts_at:%H:%M} to {self.ends_at:%H:%M}"

    def as_hours(self) -> slots.WeeklyHours:
        return slots.WeeklyHours(
            self.weekday, self.starts_at, self.ends_at, self.valid_from, self.valid_until
        )


class Closure(models.Model):
    """Days that differ: closed, or open for longer. Without times, the whole of each day.

    Without a resource it holds for the whole location, and without a location for every one.
    """

    is_open = models.BooleanField(
        "extra time",
        default=False,
        help_text="Ticked: bookable in these hours besides. Not ticked: closed.",
    )
    location = models.ForeignKey(
        Location, models.PROTECT, null=True, blank=True, related_name="closures", help_text="Empty: all."
    )
    resource = models.ForeignKey(
        Resource, models.CASCADE, null=True, blank=True, related_name="closures", help_text="Empty: all."
    )
    first_on = models.DateField("first day")
    last_on = models.DateField("last day")
    starts_at = models.TimeField("from", null=True, blank=True, validators=[on_the_grid])
    ends_at = models.TimeField("until", null=True, blank=True, validators=[on_the_grid])
    reason = models.CharField(max_length=80, blank=True, help_text="Such as Thanksgiving. Staff see it.")

    privacy: ClassVar = classes(
        public="id is_open location resource first_on last_on starts_at ends_at", internal="reason"
    )

    class Meta:
        ordering = ["first_on", "starts_at", "pk"]
        verbose_name = "closure or extra time"
        verbose_name_plural = "closures and extra time"
        indexes = [models.Index(fields=["last_on", "first_on"], name="closure_days")]
        constraints = [
            models.CheckConstraint(
                name="closure_days_in_order",
                condition=models.Q(last_on__gte=models.F("first_on")),
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                name="closure_times_in_order",
                condition=models.Q(starts_at__isnull=True, ends_at__isnull=True)
                | models.Q(starts_at__isnull=False, ends_at__isnull=False)
                & (models.Q(ends_at__gt=models.F("starts_at")) | models.Q(ends_at=time(0))),
                violation_error_message="Give both times, the end after the start, or neither.",
            ),
            models.CheckConstraint(
                name="extra_time_has_resource_and_hours",
                condition=models.Q(is_open=False) | models.Q(resource__isnull=False, starts_at__isnull=False),
                violation_error_message="Extra time needs a clinician or room, and its hours.",
            ),
        ]

    def __str__(self) -> str:
        days = f"{self.first_on:%b %-d, %Y}"
        if self.last_on != self.first_on:
            days += f" to {self.last_on:%b %-d, %Y}"
        return f"{self.reason or ('Extra time' if self.is_open else 'Closed')}: {days}"

    def as_change(self) -> slots.DayChange:
        return slots.DayChange(self.is_open, self.first_on, self.last_on, self.starts_at, self.ends_at)

    def concerns(self, resource: Resource) -> bool:
        """Say whether the closure holds for this resource."""
        if self.resource_id:
            return self.resource_id == resource.pk
        return self.location_id in (None, resource.location_id)
