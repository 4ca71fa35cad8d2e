"""Who works on requests."""

from django.db.models import Count, Q, QuerySet

from appointments.enums import OPEN_STATUSES
from clinic.models import User

TRIAGE = "appointments.triage_appointmentrequest"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def colleagues() -> QuerySet[User]:
    """Return everybody who may work on requests and can sign in at the desk, by name."""
    able = User.objects.with_perm(TRIAGE, backend=BACKEND).filter(is_staff=True)
    return able.order_by("first_name", "last_name", "username")


def may_work(user: User) -> bool:
    """Say whether requests can be given to this person."""
    return user.is_active and user.is_staff and user.has_perm(TRIAGE)


def with_open_work() -> QuerySet[User]:
    """Return everybody who has open requests, with their number as `held`; people who left included."""
    is_open = Q(claimed_requests__status__in=OPEN_STATUSES)
    holders = User.objects.filter(is_open).annotate(held=Count("claimed_requests", filter=is_open))
    return holders.order_by("first_name", "last_name", "username")
