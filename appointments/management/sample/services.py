"""Sample services, and the sample clinicians' weekly hours."""

from datetime import date, time

from appointments.models import AvailabilityRule, Resource, ServiceType
from clinic.models import Clinician, Location

FIRST_VISIT, TREATMENT, FOLLOW_UP = "first-visit", "treatment-visit", "follow-up-by-phone"
RULES = "Sample text: your clinic’s own rules go here, approved by a clinician."
BRING = "Sample text: your clinic’s own list goes here."
SERVICES = {
    FIRST_VISIT: {
        "name": "First visit",
        "minutes": 60,
        "needs_screening": True,
        "what_to_bring": BRING,
        "preparation": RULES,
    },
    TREATMENT: {
        "name": "Treatment visit",
        "minutes": 120,
        "buffer_after": 30,
        "needs_escort": True,
        "what_to_bring": BRING,
        "preparation": RULES,
    },
    FOLLOW_UP: {"name": "Follow-up by phone", "minutes": 20, "start_every": 20, "preparation": RULES},
}
# Clinician, city, weekdays (Monday is 0), from, until. Nobody is at two places on one day.
HOURS = (
    ("Sample Clinician One", "Miami", (0, 1, 2), time(9), time(17)),
    ("Sample Clinician One", "Pensacola", (3, 4), time(9), time(16)),
    ("Sample Clinician Two", "Orlando", (0, 1, 2, 3), time(8, 30), time(16, 30)),
    ("Sample Clinician Two", "Miami", (4,), time(9), time(13)),
)
SINCE = date(2026, 1, 1)


def load_sample_services() -> None:
    """Make the services, and a calendar with its hours for each clinician and place that has none."""
    for position, (code, values) in enumerate(SERVICES.items()):
        ServiceType.objects.get_or_create(code=code, defaults={**values, "position": position})
    for name, city, weekdays, starts_at, ends_at in HOURS:
        clinician = Clinician.objects.filter(name=name).first()
        location = Location.objects.filter(name=f"Sample Clinic {city}").first()
        if clinician and location:
            _load_resource(clinician, location, weekdays, starts_at, ends_at)


def _load_resource(
    clinician: Clinician, location: Location, weekdays: tuple[int, ...], starts_at: time, ends_at: time
) -> None:
    resource, is_new = Resource.objects.get_or_create(
        clinician=clinician, location=location, defaults={"name": clinician.name}
    )
    if not is_new:
        return
    resource.services.set(ServiceType.objects.filter(code__in=SERVICES))
    AvailabilityRule.objects.bulk_create(
        AvailabilityRule(
            resource=resource, weekday=day, starts_at=starts_at, ends_at=ends_at, valid_from=SINCE
        )
        for day in weekdays
    )
