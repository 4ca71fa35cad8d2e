"""The links in emails about accounts: they set a password, once, and not for long.

A link is spent by what it does, by any sign-in and by a newer link that was used: it is signed together with
what changes then.
"""

import hashlib
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse

from clinic.models import AccountLetterKind, User
from clinic.sign_in.backend import may_be_used

SALT = "clinic.sign_in.link"
LASTS = {
    AccountLetterKind.INVITATION: timedelta(days=3),
    AccountLetterKind.RESET: timedelta(hours=1),
    AccountLetterKind.EMERGENCY: timedelta(minutes=15),
}


def make_link(user: User, kind: AccountLetterKind) -> str:
    """Return the whole address of a link for `user`; an invitation lets its opener enrol a second factor."""
    token = signing.dumps([user.pk, kind.value, _state(user)], salt=SALT)
    return urljoin(settings.SITE_URL, reverse("sign_in_set_password", args=[token]))


def read_link(token: str) -> tuple[User, AccountLetterKind] | None:
    """Return whose link it is and what it is for, or None when it is no longer or was never good."""
    try:
        pk, kind, state = signing.loads(token, salt=SALT, max_age=max(LASTS.values()))
        signing.loads(token, salt=SALT, max_age=LASTS[AccountLetterKind(kind)])
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or state != _state(user) or not may_be_used(user):
        return None
    return user, AccountLetterKind(kind)


def _state(user: User) -> str:
    return hashlib.sha256(f"{user.last_login}{user.password}{user.email}".encode()).hexdigest()[:16]
