"""Secret addresses of clinicians' calendars: made, renewed, revoked. The digest alone is stored."""

import secrets
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from appointments.models import Actor, CalendarFeed
from appointments.models.manage_link import digest_of
from clinic.models import Clinician


@transaction.atomic
def make_feed(*, clinician: Clinician, by: Actor, now: datetime) -> str:
    """Give a clinician a calendar address and return it; one made before stops working.

    It holds 256 random bits and cannot be read from the database again.
    """
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        clinician=clinician, defaults={"digest": digest_of(token), "created_at": now}
    )
    return urljoin(settings.SITE_URL, reverse("calendar_feed", args=[token]))


@transaction.atomic
def revoke_feed(*, clinician: Clinician, by: Actor, now: datetime) -> bool:
    """Make the address useless; returns False when there was none."""
    deleted, _ = CalendarFeed.objects.filter(clinician=clinician).delete()
    return bool(deleted)
