"""The front desk's screens, thin over actions."""

from appointments.admin import (  # noqa: F401 - importing registers them
    calendar,
    canned_replies,
    lists,
    message_texts,
    morning_email,
    request,
    retention,
)
