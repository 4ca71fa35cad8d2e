"""Emails about accounts. The worker sends them, so that asking for one takes as long for any address."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives, mailers
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from clinic.models import AccountLetter, AccountLetterKind, ClinicSettings, User
from clinic.sign_in.links import make_link

log = logging.getLogger(__name__)

# How long a letter is still worth sending. Its link is made when it leaves, so it is fresh even then.
GOOD_FOR = {
    AccountLetterKind.INVITATION: timedelta(days=14),
    AccountLetterKind.RESET: timedelta(days=1),
    AccountLetterKind.NOTICE: timedelta(days=14),
    AccountLetterKind.EMERGENCY: timedelta(days=14),
}
FIRST_PAUSE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=1)
SUBJECTS = {
    AccountLetterKind.INVITATION: "Your sign-in at {clinic}",
    AccountLetterKind.RESET: "A new password at {clinic}",
    AccountLetterKind.NOTICE: "Your sign-in at {clinic} was changed",
    AccountLetterKind.EMERGENCY: "Emergency access was given at {clinic}",
}
HOW_LONG = {AccountLetterKind.INVITATION: "three days", AccountLetterKind.RESET: "one hour"}


def owe_letter(user: User, kind: AccountLetterKind, *, about: str = "") -> None:
    """Write down that somebody is to get an email; nothing for an account without an address."""
    now = timezone.now()
    if user.email:
        AccountLetter.objects.create(user=user, kind=kind, about=about[:200], created_at=now, send_after=now)


def send_letters(*, now: datetime) -> int:
    """Send what is owed; returns how many left. The worker calls it every few seconds.

    A letter is claimed by a conditional update that puts its next try off, so that two workers do not both
    send it and a worker that dies only delays it. One that fails holds up no other, and is tried for as long
    as it is good; the last fault is raised when all have had their turn.
    """
    due = AccountLetter.objects.filter(sent_at=None, send_after__lte=now)
    waiting = list(due.select_related("user")[:50])
    if not waiting:
        return 0
    sent, fault = 0, None
    with mailers.default as mailer:
        for letter in waiting:
            try:
                sent += _send(mailer, letter, now)
            except OSError as error:  # What a mail server refuses is one, too (smtplib.SMTPException).
                fault = error
    if fault:
        raise fault
    return sent


def _send(mailer: Any, letter: AccountLetter, now: datetime) -> bool:
    claim = AccountLetter.objects.filter(pk=letter.pk, sent_at=None, attempts=letter.attempts)
    pause = min(FIRST_PAUSE * 2 ** min(letter.attempts, 10), LONGEST_PAUSE)
    if not claim.update(attempts=F("attempts") + 1, send_after=now + pause):
        return False
    if not _is_wanted(letter, now):
        log.error("a letter was not sent: %s, after %s tries", letter.kind, letter.attempts)
        letter.delete()
        return False
    mailer.send_messages([_email(letter)])
    AccountLetter.objects.filter(pk=letter.pk).update(sent_at=now)
    return True


def _is_wanted(letter: AccountLetter, now: datetime) -> bool:
    return letter.user.is_active and now - letter.created_at < GOOD_FOR[AccountLetterKind(letter.kind)]


def _email(letter: AccountLetter) -> EmailMultiAlternatives:
    kind = AccountLetterKind(letter.kind)
    clinic = ClinicSettings.load()
    values = {
        "language": "en",
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "person": letter.user,
        "about": letter.about,
        "link_url": make_link(letter.user, kind) if kind in HOW_LONG else "",
        "how_long": HOW_LONG.get(kind, ""),
    }
    text, html = (
        render_to_string(f"emails/accounts/{kind.value}.{ending}", values).strip() + "\n"
        for ending in ("txt", "html")
    )
    subject = SUBJECTS[kind].format(clinic=clinic.name)
    headers = {"Auto-Submitted": "auto-generated"}
    email = EmailMultiAlternatives(subject, text, to=[letter.user.email], headers=headers)
    email.attach_alternative(html, "text/html")
    return email
