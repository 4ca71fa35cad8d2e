"""What the database holds after an action."""

from appointments.models import AppointmentRequest

FIELDS = (
    "status",
    "version",
    "assigned_to",
    "assigned_at",
    "first_contact_at",
    "closed_reason",
    "closed_at",
    "closed_by",
)


def stored(request: AppointmentRequest) -> dict:
    """Return the request's own row, empty values left out."""
    values = AppointmentRequest.objects.values(*FIELDS).get(pk=request.pk)
    return {name: value for name, value in values.items() if value not in (None, "")}


def history(request: AppointmentRequest) -> list[tuple]:
    """Return the request's events in order."""
    fields = ("at", "actor", "verb", "from_status", "to_status", "reason")
    return list(request.events.values_list(*fields))
