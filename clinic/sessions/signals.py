"""What happens to a session when somebody signs in, and to those that are over."""

from datetime import datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from clinic.models import User
from clinic.sessions import ending


def watch() -> None:
    user_logged_in.connect(_begin, dispatch_uid="clinic.sessions")


def forget_ended_sessions(*, now: datetime) -> int:
    """Delete what is left of sessions that nobody can take up again; returns how many."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def _begin(request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    if request is not None:
        ending.begin(request, user=str(user.pk), now=timezone.now())
