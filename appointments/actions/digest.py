"""The short email of a working morning: once for each person and day, and rather never than twice."""

import smtplib
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.db.models import F

from appointments.emails.digest import render_digest
from appointments.enums import MessageStatus
from appointments.models import MorningDigest
from appointments.queries import queue_counts
from appointments.queries.digest import digest_day, waiting_for_digest
from appointments.rules.digest import MAX_ATTEMPTS, PAUSE
from clinic.models import User

# With these the server has not taken the email for sure. After any other fault it may have.
NOT_TAKEN = (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused, ConnectionRefusedError)


def send_digests(*, now: datetime) -> int:
    """Send what is owed on a working morning; returns how many left. The worker calls it every minute.

    A mail server that cannot be reached costs nobody anything: no email is claimed before it answers. Any
    other fault ends this round, after it was noted for the person it befell, and the next goes on.
    """
    day = digest_day(now=now)
    waiting = waiting_for_digest(day, now=now) if day else []
    if day is None or not waiting:
        return 0
    with mailers.default as mailer:
        return sum(_send(mailer, user, day, now) for user in waiting)


def _send(mailer: Any, user: User, day: date, now: datetime) -> bool:
    """Claim one person's email, send and stamp it; returns whether it left.

    1. Count and write it, so that a fault there has claimed nothing.
    2. Claim it by conditional update, so that of two workers one gets it.
    3. Send it, and say what became of it. A worker that dies in between has claimed it for good.
    """
    counts = queue_counts(user, now=now)
    email = _email(user, day, counts)
    digest = _claim(user, day, now)
    if digest is None:
        return False
    if not counts["due_today"]:
        _end(digest, MessageStatus.CANCELLED)
        return False
    try:
        mailer.send_messages([email])
    except NOT_TAKEN:
        _put_back(digest, now)
        raise
    except Exception:
        _end(digest, MessageStatus.FAILED)
        raise
    _end(digest, MessageStatus.SENT, sent_at=now)
    return True


def _email(user: User, day: date, counts: dict[str, int]) -> EmailMultiAlternatives:
    words = render_digest(counts)
    host = urlsplit(settings.SITE_URL).hostname
    headers = {"Message-ID": f"<digest-{user.pk}-{day}@{host}>", "Auto-Submitted": "auto-generated"}
    email = EmailMultiAlternatives(words.subject, words.body, to=[user.email], headers=headers)
    email.attach_alternative(words.html, "text/html")
    return email


def _claim(user: User, day: date, now: datetime) -> MorningDigest | None:
    digest, _ = MorningDigest.objects.get_or_create(user=user, day=day, defaults={"send_after": now})
    waits = MorningDigest.objects.filter(pk=digest.pk, status=MessageStatus.PENDING, send_after__lte=now)
    if not waits.update(status=MessageStatus.SENDING, attempts=F("attempts") + 1):
        return None
    digest.refresh_from_db()
    return digest


def _put_back(digest: MorningDigest, now: datetime) -> None:
    if digest.attempts >= MAX_ATTEMPTS:
        _end(digest, MessageStatus.FAILED)
    else:
        _end(digest, MessageStatus.PENDING, send_after=now + PAUSE)


def _end(digest: MorningDigest, status: MessageStatus, **changes: Any) -> None:
    claimed = MorningDigest.objects.filter(pk=digest.pk, status=MessageStatus.SENDING)
    claimed.update(status=status, **changes)
