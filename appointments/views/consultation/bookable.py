"""What patients can book themselves. It hardly ever changes, so a crowd reads it once in CROWD_SECONDS."""

from dataclasses import dataclass

from appointments.models import Resource, ServiceType
from appointments.queries.free_times import resources_for
from appointments.views.consultation.recent import Recent
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


_bookable: Recent[Bookable] = Recent()


def bookable() -> Bookable:
    """Return what patients can book now, or a moment ago. Two queries, or none."""
    found = _bookable.get("all")
    if found is None:
        service = ServiceType.objects.screened().first()
        found = Bookable(service, resources_for(service) if service else [])
        _bookable.keep("all", found)
    return found
