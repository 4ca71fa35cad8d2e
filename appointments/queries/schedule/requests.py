"""What a request says of itself, and what its times say."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from appointments.enums import OPEN_STATUSES, ActorKind, AppointmentStatus, RequestStatus
from appointments.models import Appointment, AppointmentRequest

PIECE = 2_000
S = AppointmentStatus
FIRM = (S.BOOKED, S.ARRIVED, S.CHECKED_IN)
STANDS_OPEN = (*OPEN_STATUSES, RequestStatus.SCHEDULED)


def scheduled_without_time(now: datetime) -> Iterator[str]:
    """Requests that nobody works on because they are said to have a time."""
    firm = Appointment.objects.filter(request=OuterRef("pk"), status__in=FIRM)
    lost = AppointmentRequest.objects.filter(~Exists(firm), status=RequestStatus.SCHEDULED).order_by("pk")
    for pk in lost.values_list("pk", flat=True).iterator(chunk_size=PIECE):
        yield f"request {pk}: is scheduled, and nothing is booked"


def time_without_scheduled(now: datetime) -> Iterator[str]:
    """Times whose request stands where such a time cannot be."""
    drafted = Q(status=S.PROPOSED, proposed_by=ActorKind.PATIENT, request__status=RequestStatus.DRAFT)
    fitting = (
        Q(status__in=FIRM, request__status=RequestStatus.SCHEDULED)
        | Q(status=S.PENDING, request__status__in=OPEN_STATUSES)
        | Q(status__in=(S.PROPOSED, S.WAITLIST), request__status__in=STANDS_OPEN)
        | drafted
    )
    standing = Q(status__in=(*FIRM, S.PENDING, S.PROPOSED, S.WAITLIST))
    odd = Appointment.objects.filter(standing & ~fitting).order_by("pk")
    rows = odd.values_list("pk", "status", "request_id", "request__status")
    for pk, status, request, where in rows.iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status}, while request {request} is {where}"


def merged_in_a_chain(now: datetime) -> Iterator[str]:
    """Merged requests whose history nobody sees, since what they went into is merged or a draft itself."""
    lost = Q(merged_into__merged_into__isnull=False) | Q(merged_into__status=RequestStatus.DRAFT)
    chained = AppointmentRequest.objects.filter(lost).order_by("pk")
    for pk, kept in chained.values_list("pk", "merged_into").iterator(chunk_size=PIECE):
        yield f"request {pk}: is merged into request {kept}, which does not stand by itself"


CHECKS = (scheduled_without_time, time_without_scheduled, merged_in_a_chain)
