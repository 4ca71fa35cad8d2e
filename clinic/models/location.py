"""Where the clinic sees people, and when it is open there."""

from typing import ClassVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.db import models

from clinic.opening_hours import HoursLine, hours_lines
from clinic.privacy import classes


class LocationQuerySet(models.QuerySet["Location"]):
    def open_to_patients(self) -> "LocationQuerySet":
        return self.filter(is_active=True)


class Location(models.Model):
    """A place with its own address, telephone, hours and time zone (Florida has two)."""

    class TimeZone(models.TextChoices):
        EASTERN = "America/New_York", "Eastern Time"
        CENTRAL = "America/Chicago", "Central Time"

    name = models.CharField(max_length=80, unique=True)
    street = models.CharField(max_length=120)
    city = models.CharField(max_length=80)
    state = models.CharField(max_length=2, default="FL")
    postal_code = models.CharField(max_length=10)
    phone = models.CharField(max_length=40)
    time_zone = models.CharField(max_length=40, choices=TimeZone, default=TimeZone.EASTERN)
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers are listed first.")
    is_active = models.BooleanField("open to patients", default=True)

    privacy: ClassVar = classes(
        public="id name street city state postal_code phone time_zone position", internal="is_active"
    )
    objects = LocationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        """Return the IANA time zone whose wall clock the location keeps."""
        return ZoneInfo(self.time_zone)

    @property
    def directions_url(self) -> str:
        """Return where a map shows the address: a link to press, never something that a page loads."""
        address = f"{self.street}, {self.city}, {self.state} {self.postal_code}"
        return f"https://www.openstreetmap.org/search?{urlencode({'query': address})}"

    def hours_by_day(self) -> list[HoursLine]:
        """Return the week's opening hours as lines to read, in the location's own time."""
        return hours_lines((row.weekday, row.opens_at, row.closes_at) for row in self.opening_hours.all())


class OpeningHours(models.Model):
    """One stretch of wall-clock time on one weekday; two rows make a day with a lunch break."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "Monday"
        TUESDAY = 1, "Tuesday"
        WEDNESDAY = 2, "Wednesday"
        THURSDAY = 3, "Thursday"
        FRIDAY = 4, "Friday"
        SATURDAY = 5, "Saturday"
        SUNDAY = 6, "Sunday"

    location = models.ForeignKey(Location, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    opens_at = models.TimeField()
    closes_at = models.TimeField()

    privacy: ClassVar = classes(public="id location weekday opens_at closes_at")

    class Meta:
        ordering = ["weekday", "opens_at"]
        verbose_name_plural = "opening hours"
        constraints = [
            models.CheckConstraint(
                name="opening_hours_end_after_start",
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                violation_error_message="The closing time must be after the opening time.",
            ),
            models.UniqueConstraint(name="opening_hours_once", fields=["location", "weekday", "opens_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens_at:%H:%M} to {self.closes_at:%H:%M}"
