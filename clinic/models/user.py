"""Who may sign in: staff and editors. Patients have no account."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.crypto import salted_hmac

from clinic.privacy import classes


class User(AbstractUser):
    """A person who works for the clinic. What they may do comes from their groups (clinic/roles.py)."""

    is_sample = models.BooleanField(
        default=False, editable=False, help_text="Made by load_sample; `sample_login` signs in no other."
    )

    gets_digest = models.BooleanField(
        "morning email",
        default=True,
        help_text="One short email each working morning: how many requests are due, and no names.",
    )

    access_ends_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Emergency accounts end by themselves.",
    )

    session_epoch = models.PositiveIntegerField(
        default=0, editable=False, help_text="Counted up to void every session of this account."
    )

    privacy = classes(
        internal="id username first_name last_name email is_staff is_active is_superuser is_sample"
        " gets_digest access_ends_at session_epoch last_login date_joined groups user_permissions",
        secret="password",
    )

    class Meta(AbstractUser.Meta):
        permissions = [("manage_people", "Can invite people and look after their sign-in")]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Bind every session to the epoch as well as to the password (clinic/sessions/everywhere.py)."""
        salt = "clinic.User.session_epoch"
        value = f"{self.session_epoch}:{self.password}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def called(self) -> str:
        """Return what colleagues call this person."""
        return self.first_name or str(self)
