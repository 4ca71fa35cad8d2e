"""Times that are held until somebody answers, and places on the waitlist."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, F, Q

from appointments.enums import HELD_STATUSES, AppointmentStatus
from appointments.models import Appointment
from appointments.rules.booking import MOST_OFFERS, MOST_WAITLIST_OFFERS

PIECE = 2_000
# The worker puts lapsed holds away every few seconds; one that is this old was forgotten.
FORGOTTEN = timedelta(hours=1)


def without_end(now: datetime) -> Iterator[str]:
    """Holds that never run out, and firm times that would."""
    held = Q(status__in=HELD_STATUSES)
    odd = Appointment.objects.filter(held & Q(held_until=None) | ~held & Q(held_until__isnull=False))
    for pk, status in odd.order_by("pk").values_list("pk", "status").iterator(chunk_size=PIECE):
        end = "no end of its hold" if status in HELD_STATUSES else "an end, as if it were held"
        yield f"appointment {pk}: is {status} with {end}"


def forgotten(now: datetime) -> Iterator[str]:
    """Holds that ran out long ago, and that the worker has not put away."""
    lapsed = Appointment.objects.lapsed(now=now - FORGOTTEN).order_by("pk")
    for pk, status in lapsed.values_list("pk", "status").iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status}, though its hold ran out over an hour ago"


def longer_than_useful(now: datetime) -> Iterator[str]:
    """Holds that outlive the beginning of their own visit."""
    late = Appointment.objects.filter(status__in=HELD_STATUSES, held_until__gt=F("starts_at")).order_by("pk")
    for pk, status in late.values_list("pk", "status").iterator(chunk_size=PIECE):
        yield f"appointment {pk}: is {status}, and held beyond its own beginning"


def too_many_offers(now: datetime) -> Iterator[str]:
    """More times offered at once than the clinic offers."""
    offers = Appointment.objects.offers(now=now).order_by("request_id").values("request_id")
    many = offers.annotate(number=Count("pk")).filter(number__gt=MOST_OFFERS)
    for request, number in many.values_list("request_id", "number").iterator(chunk_size=PIECE):
        yield f"request {request}: has {number} offers at once"


def too_many_holds(now: datetime) -> Iterator[str]:
    """One patient who keeps more than one time from others."""
    holds = Appointment.objects.holds().order_by("request_id").values("request_id")
    many = holds.annotate(number=Count("pk")).filter(number__gt=1)
    for request, number in many.values_list("request_id", "number").iterator(chunk_size=PIECE):
        yield f"request {request}: holds {number} times at once"


def two_places_on_the_waitlist(now: datetime) -> Iterator[str]:
    """Requests that wait twice."""
    places = Appointment.objects.filter(status=AppointmentStatus.WAITLIST).order_by("request_id")
    many = places.values("request_id").annotate(number=Count("pk")).filter(number__gt=1)
    for request, number in many.values_list("request_id", "number").iterator(chunk_size=PIECE):
        yield f"request {request}: has {number} places on the waitlist"


def too_many_waitlist_offers(now: datetime) -> Iterator[str]:
    """Places on the waitlist that were offered more than they may be, or two times at once."""
    offers = Appointment.objects.filter(waitlist_entry__isnull=False).order_by("waitlist_entry_id")
    standing = Count("pk", filter=Q(status=AppointmentStatus.PROPOSED, held_until__gt=now))
    counted = offers.values("waitlist_entry_id").annotate(number=Count("pk"), open=standing)
    many = counted.filter(Q(number__gt=MOST_WAITLIST_OFFERS) | Q(open__gt=1))
    rows = many.values_list("waitlist_entry_id", "number", "open")
    for entry, number, open_now in rows.iterator(chunk_size=PIECE):
        yield f"appointment {entry}: its place on the waitlist had {number} offers, {open_now} of them open"


CHECKS = (
    without_end,
    forgotten,
    longer_than_useful,
    too_many_offers,
    too_many_holds,
    two_places_on_the_waitlist,
    too_many_waitlist_offers,
)
