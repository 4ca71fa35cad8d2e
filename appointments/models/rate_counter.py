"""How often one address or one contact has sent a form, by keyed hash alone."""

from typing import ClassVar

from django.db import models

from clinic.privacy import classes


class RateCounter(models.Model):
    """Hits of one key in one window. actions/limits.py counts them in a single statement."""

    key = models.CharField(max_length=32)
    window_starts_at = models.DateTimeField()
    hits = models.PositiveIntegerField(default=0)

    privacy: ClassVar = classes(internal="id window_starts_at hits", secret="key")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="rate_counter_window", fields=["key", "window_starts_at"])
        ]

    def __str__(self) -> str:
        return f"{self.hits} since {self.window_starts_at:%Y-%m-%d %H:%M} UTC"
