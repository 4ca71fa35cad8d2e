"""A sign of life from the worker, so that `/readyz` can tell when messages are not leaving."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from clinic.privacy import classes

FRESH_FOR = timedelta(minutes=2)


class WorkerHeartbeat(models.Model):
    """One row, number 1, stamped by the worker on every round. Times are UTC."""

    beat_at = models.DateTimeField()

    privacy: ClassVar = classes(internal="id beat_at")

    class Meta:
        constraints = [models.CheckConstraint(name="one_worker_heartbeat", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return f"worker seen at {self.beat_at:%Y-%m-%d %H:%M:%S} UTC"

    @classmethod
    def beat(cls, *, now: datetime) -> None:
        """Stamp the row, making it at the first beat."""
        cls.objects.update_or_create(pk=1, defaults={"beat_at": now})

    @classmethod
    def is_fresh(cls, *, now: datetime) -> bool:
        """Say whether the worker was seen within the last two minutes."""
        return cls.objects.filter(pk=1, beat_at__gt=now - FRESH_FOR).exists()
