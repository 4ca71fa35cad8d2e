"""The front desk's screens, thin over actions."""

from appointments.admin import calendar, lists, request  # noqa: F401 - importing registers them
