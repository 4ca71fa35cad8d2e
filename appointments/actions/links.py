"""Private links: made, found, revoked. A token is given out once; its digest is what is stored."""

import secrets
from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from appointments.actions.transitions import record
from appointments.enums import LinkPurpose, MessageKind, Verb
from appointments.models import Actor, AppointmentRequest, ManageLink, OutboundMessage
from appointments.models.manage_link import digest_of

# A form is kept for a week; a link to a request lives long enough for a visit and what follows it.
LIVES_FOR = {LinkPurpose.RESUME: timedelta(days=7), LinkPurpose.MANAGE: timedelta(days=90)}


def issue_link(*, request: AppointmentRequest, purpose: LinkPurpose, now: datetime) -> str:
    """Make a link and return its token, 256 random bits; it cannot be read from the database again."""
    token = secrets.token_urlsafe(32)
    ManageLink.objects.create(
        request=request,
        digest=digest_of(token),
        purpose=purpose,
        created_at=now,
        expires_at=now + LIVES_FOR[purpose],
    )
    return token


def link_for_message(message: OutboundMessage, *, now: datetime) -> str:
    """Return the address that a message carries: a fresh link, so that no old one has to be readable."""
    resumes = message.kind == MessageKind.RESUME_LINK
    purpose = LinkPurpose.RESUME if resumes else LinkPurpose.MANAGE
    token = issue_link(request=message.request, purpose=purpose, now=now)
    return link_address(purpose, token)


def link_address(purpose: LinkPurpose, token: str) -> str:
    """Return the whole address of a link, for a message or a page."""
    name = "consultation_resume" if purpose == LinkPurpose.RESUME else "manage"
    return urljoin(settings.SITE_URL, reverse(name, args=[token]))


@transaction.atomic
def revoke_links(*, request: AppointmentRequest, by: Actor, now: datetime) -> int:
    """Make every link to a request useless; returns how many there were."""
    revoked = request.links.good(now=now).update(revoked_at=now)
    record(request=request, verb=Verb.LINKS_REVOKED, by=by, now=now, from_status=request.status)
    return revoked
