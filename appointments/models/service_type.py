"""ServiceType: what can be booked, how long it takes, and the clinic's rules for it."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from clinic.privacy import classes

STEP_MINUTES = 5
MINUTES_A_DAY = 24 * 60


def whole_steps(minutes: int) -> None:
    """Raise ValidationError for minutes that the calendar cannot hold."""
    if minutes % STEP_MINUTES:
        raise ValidationError("Enter a multiple of 5 minutes.", code="off_grid")


def minutes_field(name: str, *, least: int = 0, most: int = MINUTES_A_DAY, **kwargs: object) -> models.Field:
    """Return a field for minutes in steps of five."""
    validators = [whole_steps, MinValueValidator(least), MaxValueValidator(most)]
    return models.PositiveIntegerField(name, validators=validators, **kwargs)  # type: ignore[arg-type]


class ServiceTypeQuerySet(models.QuerySet["ServiceType"]):
    def offered(self) -> "ServiceTypeQuerySet":
        return self.filter(is_offered=True)

    def screened(self) -> "ServiceTypeQuerySet":
        """What patients book themselves, through the screening."""
        return self.offered().filter(needs_screening=True)


class ServiceType(models.Model):
    """A kind of visit (FHIR HealthcareService). `code` stays when the name is reworded; all minutes are
    multiples of 5."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, help_text="As patients read it, such as First visit.")
    minutes = minutes_field("minutes of the visit", least=STEP_MINUTES, default=60)
    buffer_before = minutes_field("minutes kept free before", most=240, default=0)
    buffer_after = minutes_field("minutes kept free after", most=240, default=0)
    start_every = minutes_field(
        "minutes between offered times", least=STEP_MINUTES, default=30, help_text="Such as 30: 9:00, 9:30, …"
    )
    notice = minutes_field(
        "shortest notice in minutes", most=60 * MINUTES_A_DAY, default=24 * 60, help_text="1440 is one day."
    )
    horizon_days = models.PositiveSmallIntegerField(
        "days ahead that can be booked",
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    daily_cap = models.PositiveSmallIntegerField(
        "most a day",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="For each clinician. Empty: as many as fit.",
    )
    change_notice = minutes_field(
        "patients change it online until",
        most=30 * MINUTES_A_DAY,
        default=24 * 60,
        help_text="Minutes before the visit. Later than that, they call.",
    )
    needs_screening = models.BooleanField(
        "patients book it through the screening", default=False, help_text="Others are booked by staff."
    )
    auto_confirm = models.BooleanField(
        "book at once",
        default=False,
        help_text="Only when no answer asks for a clinician. Otherwise staff confirm.",
    )
    what_to_bring = models.TextField(blank=True, help_text="One thing a line, in the clinic's words.")
    preparation = models.TextField(
        "eating and medicines before",
        blank=True,
        help_text="The clinic's own rules, approved by a clinician. Shown to patients as they stand.",
    )
    needs_escort = models.BooleanField("an adult must take the patient home", default=False)
    position = models.PositiveSmallIntegerField(default=0, help_text="Low numbers are listed first.")
    is_offered = models.BooleanField("offered", default=True)

    privacy: ClassVar = classes(
        public="id code name minutes notice horizon_days change_notice what_to_bring preparation needs_escort"
        " position",
        internal="buffer_before buffer_after start_every daily_cap needs_screening auto_confirm is_offered",
    )
    objects = ServiceTypeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                name="service_minutes_on_grid",
                condition=models.Q(minutes__gt=0, start_every__gt=0)
                & models.Q(minutes=5 * (models.F("minutes") / 5))
                & models.Q(buffer_before=5 * (models.F("buffer_before") / 5))
                & models.Q(buffer_after=5 * (models.F("buffer_after") / 5))
                & models.Q(start_every=5 * (models.F("start_every") / 5)),
                violation_error_message="All minutes must be multiples of 5.",
            )
        ]

    def __str__(self) -> str:
        return self.name
