"""What an action left behind, as values to compare whole."""

from appointments.models import Appointment, AppointmentRequest


def verbs(request: AppointmentRequest) -> list[str]:
    """Return the request's history, oldest first."""
    return list(request.events.order_by("at", "pk").values_list("verb", flat=True))


def owed(request: AppointmentRequest) -> list[tuple[str, str]]:
    """Return (kind, status) of the messages, in the order in which they were written."""
    return list(request.messages.order_by("pk").values_list("kind", "status"))


def stored(appointment: Appointment) -> Appointment:
    """Return the row as another tab would read it now."""
    rows = Appointment.objects.select_related("request__location", "service", "resource__location")
    return rows.get(pk=appointment.pk)


def state(appointment: Appointment) -> tuple[str, str, int]:
    """Return status, why it was cancelled, and how many ticks are taken."""
    now = stored(appointment)
    return now.status, now.cancel_reason, now.ticks.count()
