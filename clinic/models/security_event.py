"""What happened at the doors: signing in, second factors, accounts, emergencies."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from clinic.append_only import AppendOnlyModel, AppendOnlyQuerySet
from clinic.privacy import classes
from clinic.roles import ROLES


class SecurityEventKind(models.TextChoices):
    """What a line tells. The loud ones are in `LOUD`."""

    SIGNED_IN = "signed_in", "Signed in"
    SIGN_IN_FAILED = "sign_in_failed", "Wrong password"
    SIGN_IN_THROTTLED = "sign_in_throttled", "Too many tries"
    WITHOUT_FACTOR = "without_factor", "Right password, but no second factor"
    FACTOR_REFUSED = "factor_refused", "Wrong code or passkey"
    FACTOR_ADDED = "factor_added", "Second factor added"
    FACTOR_REMOVED = "factor_removed", "Second factor removed"
    RECOVERY_CODE_USED = "recovery_code_used", "Recovery code used"
    RECOVERY_CODES_RENEWED = "recovery_codes_renewed", "New recovery codes"
    INVITED = "invited", "Invited"
    RESET_ASKED = "reset_asked", "Asked for a new password"
    PASSWORD_SET = "password_set", "Password set"
    FACTORS_RESET = "factors_reset", "Second factors reset by a colleague"
    ROLE_CHANGED = "role_changed", "Role changed"
    ACCOUNT_CLOSED = "account_closed", "Account switched off"
    ACCOUNT_OPENED = "account_opened", "Account switched on again"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere", "Signed out everywhere"
    SUPERUSER_ACTED = "superuser_acted", "Acted with every permission"
    EMERGENCY_ACCESS = "emergency_access", "Emergency access given"


# The log says these as warnings, and the privacy officer's report lists them.
LOUD = frozenset(
    {
        SecurityEventKind.SIGN_IN_THROTTLED,
        SecurityEventKind.WITHOUT_FACTOR,
        SecurityEventKind.RECOVERY_CODE_USED,
        SecurityEventKind.FACTORS_RESET,
        SecurityEventKind.ROLE_CHANGED,
        SecurityEventKind.SUPERUSER_ACTED,
        SecurityEventKind.EMERGENCY_ACCESS,
    }
)

# The codes that `detail` may be, or begin with before a colon; a change of role has two.
WORDS = {
    **{role.value: spec.title for role, spec in ROLES.items()},
    "none": "No role",
    "totp": "Authenticator app",
    "webauthn": "Passkey",
    "recovery_codes": "Recovery codes",
    "invitation": "By the link of an invitation",
    "reset": "By the link of an email",
    "changed": "By themselves",
    "again": "Once more",
    "login_failed": "Wrong passwords",
    "login_failed_here": "Wrong passwords from one place",
    "login_failed_by_strangers": "Wrong passwords from unknown devices",
    "reset_password": "New passwords asked for",
}


class SecurityEventQuerySet(AppendOnlyQuerySet["SecurityEvent"]):
    def loud(self) -> "SecurityEventQuerySet":
        """What somebody should look at, whoever did it."""
        return self.filter(kind__in=LOUD)

    def between(self, start: datetime, end: datetime) -> "SecurityEventQuerySet":
        return self.filter(at__gte=start, at__lt=end)


class SecurityEvent(AppendOnlyModel):
    """One thing that happened to an account. `at` is UTC.

    `user` is whose account it was, empty where no account has the name that was typed. `by` is who did it, if
    that was somebody else. `source` is a keyed hash of the network address: it says "the same", never which.
    """

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=30, choices=SecurityEventKind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="security_events"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=32, blank=True)
    detail = models.CharField(max_length=200, blank=True, help_text="A code, a page's name, or a reason.")

    privacy: ClassVar = classes(internal="id at kind user by source detail")
    objects: ClassVar[Any] = SecurityEventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "at"], name="security_event_by_user")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.at:%Y-%m-%d %H:%M} UTC)"

    @property
    def detail_in_words(self) -> str:
        """Return `detail` with its codes in the words that people know them by; a reason stays as it is."""
        codes, colon, reason = self.detail.partition(": ")
        return " to ".join(WORDS.get(code, code) for code in codes.split(" to ")) + colon + reason
