"""Which requests are to be purged, and what stands in the way of deleting one.

A merged request is a part of the one that it was merged into: both are kept and purged together.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from appointments.enums import (
    OCCUPYING_STATUSES,
    AppointmentStatus,
    ClosedReason,
    MessageStatus,
)
from appointments.models import Appointment, AppointmentRequest, Event, OutboundMessage, RetentionPeriod
from appointments.rules.retention import DEFAULT_DAYS, JUDGED, Facts, days_kept, medical_until

S = AppointmentStatus
TOOK_PLACE = (S.ARRIVED, S.CHECKED_IN, S.FULFILLED)
STANDING = (*OCCUPYING_STATUSES, S.WAITLIST)
OWN, MERGED = Q(request=OuterRef("pk")), Q(request__merged_into=OuterRef("pk"))


def retention_periods() -> dict[str, int]:
    """Return code → days, of every reason. A row that is missing counts as the number it came with."""
    return DEFAULT_DAYS | dict(RetentionPeriod.objects.order_by().values_list("code", "days"))


def to_purge(*, now: datetime) -> QuerySet[AppointmentRequest]:
    """Return the requests whose time is over; those merged into them go with them. Reads the periods.

    Nothing with a legal hold, with a time that stands, or with a message that is leaving.
    """
    found = AppointmentRequest.objects.filter(
        _is_over(now),
        # Said this way round, and without the status that a constraint gives them: SQLite would walk the
        # index of all that were never merged, or of all that are closed.
        ~Q(merged_into__isnull=False),
        closed_at__isnull=False,
        purged_at=None,
        legal_hold_at=None,
    )
    return found.exclude(_has_merged_hold()).exclude(_has_time()).exclude(_is_leaving()).order_by("pk")


def to_purge_with_merged(*, now: datetime) -> list[tuple[str, str]]:
    """Return reason and reference of all that a purge would empty now."""
    roots = to_purge(now=now).order_by()
    found = AppointmentRequest.objects.filter(
        Q(pk__in=roots.values("pk")) | Q(merged_into__in=roots.values("pk")), purged_at=None
    )
    return list(found.order_by("pk").values_list("closed_reason", "reference"))


def group_of(pk: int) -> QuerySet[AppointmentRequest]:
    """Return a request with those that were merged into it."""
    return AppointmentRequest.objects.filter(Q(pk=pk) | Q(merged_into=pk), purged_at=None).order_by("pk")


def deletion_facts(request: AppointmentRequest, *, now: datetime) -> Facts:
    """Return what decides whether a request may be deleted. A handful of queries."""
    group = AppointmentRequest.objects.filter(pk=request.pk)
    merged_into = request.merged_into.reference if request.merged_into else ""
    held = group_of(request.pk).filter(legal_hold_at__isnull=False).values_list("reference", flat=True)
    last_contact = request.closed_at or now
    medical = group.filter(_is_medical()).exists()
    return Facts(
        kept_until=medical_until(last_contact, retention_periods()) if medical else None,
        merged_into=merged_into,
        held=tuple(held),
        has_time=group.filter(_has_time()).exists(),
        is_leaving=group.filter(_is_leaving()).exists(),
    )


def same_contact(request: AppointmentRequest) -> Sequence[AppointmentRequest]:
    """Return other requests with the same email or phone, or merged with it, the newest first, 50 at most.

    A family may share an address: that they are listed says nothing about whose they are.
    """
    ways = Q(merged_into=request.pk) | Q(pk=request.merged_into_id or 0)
    for name in ("email_hash", "phone_hash"):
        if value := getattr(request, name):
            ways |= Q(**{name: value})
    others = AppointmentRequest.objects.sent().filter(ways, purged_at=None).exclude(pk=request.pk)
    return list(others.select_related("topic", "location").order_by("-sent_at", "-pk")[:50])


def _is_over(now: datetime) -> Q:
    """Hold where the reason's period is over, and the longer one of medical records too if it is one."""
    periods = retention_periods()
    plain, medical = (_ended_long_ago(now, periods, is_medical=one) for one in (False, True))
    return plain & (medical | ~_is_medical())


def _ended_long_ago(now: datetime, periods: Mapping[str, int], *, is_medical: bool) -> Q:
    ended = Q()
    for reason in ClosedReason:
        days = days_kept(reason, is_medical=is_medical, periods=periods)
        ended |= Q(closed_reason=reason, closed_at__lte=now - timedelta(days=days))
    return ended


def _is_medical() -> Q:
    """Hold where a visit took place or a clinician judged it, in the request or in one merged into it."""
    judged = Event.objects.filter(verb__in=JUDGED).order_by()
    visits = Appointment.objects.filter(status__in=TOOK_PLACE).order_by()
    return Q(closed_reason=ClosedReason.NOT_SUITABLE) | _any_of(judged) | _any_of(visits)


def _has_time() -> Q:
    return _any_of(Appointment.objects.filter(status__in=STANDING).order_by())


def _is_leaving() -> Q:
    return _any_of(OutboundMessage.objects.filter(status=MessageStatus.SENDING).order_by())


def _has_merged_hold() -> Q:
    held = AppointmentRequest.objects.filter(merged_into=OuterRef("pk"), legal_hold_at__isnull=False)
    return Q(Exists(held.order_by()))


def _any_of(rows: QuerySet) -> Q:
    return Q(Exists(rows.filter(OWN))) | Q(Exists(rows.filter(MERGED)))
