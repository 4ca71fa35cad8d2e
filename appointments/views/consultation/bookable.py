"""What patients can book themselves. It hardly ever changes, so a crowd reads it once in CROWD_SECONDS."""

import time
from dataclasses import dataclass

from django.conf import settings

from appointments.models import Resource, ServiceType
from appointments.queries.free_times import resources_for
from clinic.models import Location


@dataclass(frozen=True)
class Bookable:
    """What patients book themselves, and with whom."""

    service: ServiceType | None
    resources: list[Resource]

    @property
    def places(self) -> list[Location]:
        found = {one.location for one in self.resources}
        return sorted(found, key=lambda place: (place.position, place.name))


_bookable: list[tuple[float, Bookable]] = []


def bookable() -> Bookable:
    """Return what patients can book now, or a moment ago. Two queries, or none."""
    made_at, found = _bookable[0] if _bookable else (0.0, None)
    if found and time.monotonic() - made_at <= settings.CROWD_SECONDS:
        return found
    service = ServiceType.objects.screened().first()
    found = Bookable(service, resources_for(service) if service else [])
    if settings.CROWD_SECONDS:
        _bookable[:] = [(time.monotonic(), found)]
    return found
