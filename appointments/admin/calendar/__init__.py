"""The calendar's screens: services, hours and closures, the week, the day, holidays and feeds."""

from appointments.admin.calendar import (  # noqa: F401 - importing registers them
    feeds,
    holidays,
    lists,
    pages,
    places,
)
