"""The front desk's screens, thin over actions."""

from appointments.admin import calendar, lists, message_texts, morning_email, request  # noqa: F401 - importing registers them
