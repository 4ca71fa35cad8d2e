"""When the short email of a working morning may leave."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from appointments.rules.business_hours import OpenHours, day_begins_at

# A worker that was away sends it late; later than this it is no morning email any more.
LATEST_AFTER_OPENING = timedelta(hours=4)
# After a mail server said no.
PAUSE = timedelta(minutes=10)
MAX_ATTEMPTS = 5


def working_morning(
    now: datetime, hours: Sequence[OpenHours], closed_on: Sequence[tuple[date, date]], zone: ZoneInfo
) -> date | None:
    """Return the location's own day while it is one of its working mornings, or None.

    `closed_on` are stretches of whole days, both ends included.
    """
    today = now.astimezone(zone).date()
    if not any(stretch.weekday == today.weekday() for stretch in hours):
        return None
    if any(first_on <= today <= last_on for first_on, last_on in closed_on):
        return None
    opens_at = day_begins_at(today, hours, zone)
    return today if opens_at <= now < opens_at + LATEST_AFTER_OPENING else None
