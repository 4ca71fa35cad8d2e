"""Links that put a visit into a calendar on the web. They tell it an hour and an address, no more."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

SUMMARY = "Appointment"


@dataclass(frozen=True)
class CalendarLink:
    """The name of a calendar, and the address that opens its form, filled in."""

    name: str
    url: str


def add_to_calendar_links(
    *, starts_at: datetime, ends_at: datetime, address: str
) -> tuple[CalendarLink, CalendarLink]:
    """Return links for Google's and Outlook's calendars. Instants are aware; the links have them in UTC."""
    first, last = (instant.astimezone(UTC) for instant in (starts_at, ends_at))
    google = {
        "action": "TEMPLATE",
        "text": SUMMARY,
        "dates": f"{first:%Y%m%dT%H%M%SZ}/{last:%Y%m%dT%H%M%SZ}",
        "location": address,
    }
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": SUMMARY,
        "startdt": f"{first:%Y-%m-%dT%H:%M:%SZ}",
        "enddt": f"{last:%Y-%m-%dT%H:%M:%SZ}",
        "location": address,
    }
    return (
        CalendarLink("Google Calendar", f"https://calendar.google.com/calendar/render?{urlencode(google)}"),
        CalendarLink("Outlook", f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook)}"),
    )
