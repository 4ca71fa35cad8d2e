"""What a request says of how long it is kept, and what the database holds it to once it was purged."""

from django.conf import settings
from django.db import models

from appointments.enums import PurgeCause, RequestStatus

# What is known of a person. None of it is left in a request that was purged: a constraint holds that.
PERSONAL = (
    *("helper_name", "helper_relation", "first_name", "last_name", "name_to_use", "date_of_birth"),
    *("phone", "phone_hash", "email", "email_hash", "postal_code", "payment"),
    *("contact_channels", "language_needs", "comment"),
)
NOTHING_PERSONAL = {f"{name}__isnull": True for name in PERSONAL}


class Retained(models.Model):
    """The columns of a legal hold and of a purge. Instants are UTC."""

    legal_hold_at = models.DateTimeField(
        null=True, blank=True, help_text="Since then nothing of it may be purged or deleted."
    )
    legal_hold_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    purged_at = models.DateTimeField(
        null=True, blank=True, help_text="When everything personal was taken out of it."
    )
    purged_because = models.CharField(max_length=10, choices=PurgeCause, blank=True)

    class Meta:
        abstract = True


RETENTION_INDEXES = [
    models.Index(
        fields=["closed_reason", "closed_at"],
        name="request_to_purge",
        condition=models.Q(purged_at__isnull=True, closed_at__isnull=False),
    )
]
RETENTION_CONSTRAINTS = [
    models.CheckConstraint(
        name="request_legal_hold_is_whole",
        condition=models.Q(legal_hold_at__isnull=True, legal_hold_by__isnull=True)
        | models.Q(legal_hold_at__isnull=False, legal_hold_by__isnull=False),
    ),
    models.CheckConstraint(
        name="request_purged_holds_nothing_personal",
        condition=models.Q(purged_at__isnull=True, purged_because="")
        | models.Q(
            purged_at__isnull=False,
            purged_because__in=PurgeCause.values,
            status=RequestStatus.CLOSED,
            legal_hold_at__isnull=True,
            **NOTHING_PERSONAL,
        ),
    ),
]
