"""Ending every session of an account at once, wherever its browsers are."""

from django.db.models import F

from clinic.models import SecurityEventKind, User
from clinic.security_events import record


def sign_out_everywhere(*, user: User, by: User | None) -> None:
    """Make every session of `user` void: its hash holds the epoch that is counted up here.

    For an account that is made inactive, whose password is changed or whose factors are reset. `by` is who
    did it, or None for a command. `user` gets the new epoch too, for whoever signs it in again.
    """
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    record(SecurityEventKind.SIGNED_OUT_EVERYWHERE, user=user, by=by)
