"""RetentionPeriod: how long a closed request is kept, for each reason that it was closed for."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from appointments.rules.retention import CODES, LEAST_MEDICAL_DAYS, LONGEST_DAYS, MEDICAL_RECORD, spoken_days
from clinic.privacy import classes


class RetentionPeriod(models.Model):
    """One row for each reason, made by the migration. Staff change the number and nothing else.

    A medical record is kept for its own period where that is the longer one, whatever the reason.
    """

    code = models.CharField("closed because", max_length=20, choices=CODES, unique=True, editable=False)
    days = models.PositiveIntegerField(
        "days it is kept",
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAYS)],
        help_text="Counted from the day on which it was closed. Your counsel sets the number.",
    )

    privacy: ClassVar = classes(internal="id code days")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="retention_code_is_known", condition=models.Q(code__in=[code for code, _ in CODES])
            ),
            models.CheckConstraint(
                name="retention_of_medical_records_is_lawful",
                condition=~models.Q(code=MEDICAL_RECORD) | models.Q(days__gte=LEAST_MEDICAL_DAYS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}: {self.spoken}"

    def clean(self) -> None:
        """Refuse what the law does not allow: a form without the code leaves the constraint out."""
        if self.code == MEDICAL_RECORD and self.days is not None and self.days < LEAST_MEDICAL_DAYS:
            raise ValidationError(
                {"days": f"Florida asks for five years at least: {LEAST_MEDICAL_DAYS:,} days."}
            )

    @property
    def spoken(self) -> str:
        return spoken_days(self.days)
