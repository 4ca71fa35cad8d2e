"""Writing down what happens at the doors, in the database and in the log."""

import logging

from django.http import HttpRequest
from django.utils import timezone

from clinic.addresses import client_address
from clinic.keyed_hash import keyed_hash
from clinic.models import SecurityEvent, SecurityEventKind, User
from clinic.models.security_event import LOUD

log = logging.getLogger(__name__)


def record(
    kind: SecurityEventKind,
    *,
    user: User | None = None,
    by: User | None = None,
    request: HttpRequest | None = None,
    detail: str = "",
) -> SecurityEvent:
    """Write one line; the log gets its kind and the accounts' numbers, and neither name nor address."""
    source = keyed_hash("security_event", client_address(request)) if request else ""
    level = logging.WARNING if kind in LOUD else logging.INFO
    level = logging.CRITICAL if kind == SecurityEventKind.EMERGENCY_ACCESS else level
    log.log(level, "%s: account %s, by %s", kind.value, user.pk if user else "-", by.pk if by else "-")
    return SecurityEvent.objects.create(
        at=timezone.now(), kind=kind, user=user, by=by, source=source, detail=detail[:200]
    )
