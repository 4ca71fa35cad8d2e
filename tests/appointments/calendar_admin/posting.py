"""What the calendar's forms post."""

from typing import Any

from appointments.models import Appointment, Resource


def decided(appointment: Appointment, choice: str, **more: str) -> dict[str, Any]:
    """Return what the page posts about one appointment."""
    prefix = f"visit-{appointment.pk}"
    answers = {"choice": choice, "version": str(appointment.version)} | more
    return {"visit": [appointment.pk]} | {f"{prefix}-{name}": value for name, value in answers.items()}


def hours_posted(resource: Resource, *, until: str = "17:00", **changes: str) -> dict[str, Any]:
    """Return the resource's form as a browser posts it, each day until `until`."""
    rules = list(resource.availability.all())
    rows: dict[str, Any] = {"availability-TOTAL_FORMS": len(rules), "availability-INITIAL_FORMS": len(rules)}
    for number, rule in enumerate(rules):
        rows |= {
            f"availability-{number}-id": rule.pk,
            f"availability-{number}-resource": resource.pk,
            f"availability-{number}-weekday": rule.weekday,
            f"availability-{number}-starts_at": "09:00",
            f"availability-{number}-ends_at": until,
            f"availability-{number}-valid_from": "2020-01-01",
        }
    services = [service.pk for service in resource.services.all()]
    usual = {"name": resource.name, "position": "0", "is_active": "on", "services": services}
    return rows | usual | changes


def page_of(resource: Resource) -> str:
    return f"/staff/appointments/resource/{resource.pk}/change/"
