"""Whose password counts, and for how long an account may be used."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from clinic import sample_logins
from clinic.models import User


class StaffBackend(ModelBackend):
    """Django's own, but for accounts that have ended, and sample accounts on a site that others can reach."""

    def user_can_authenticate(self, user: Any) -> bool:
        return super().user_can_authenticate(user) and may_be_used(user)


def may_be_used(user: User) -> bool:
    """Say whether an active account may be used now. Emergency accounts end by themselves."""
    if user.access_ends_at is not None and user.access_ends_at <= timezone.now():
        return False
    return not user.is_sample or sample_logins.site_is_local()
