"""Which other requests look like the same person's, and what was decided about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from appointments.enums import (
    NOBODY_ASKED,
    OCCUPYING_STATUSES,
    AppointmentStatus,
    FlagLevel,
    PairState,
    RequestStatus,
)
from appointments.models import Appointment, AppointmentRequest, DuplicatePair, SearchToken
from appointments.queries.desk import flag_levels
from appointments.rules.duplicates import (
    LOOKS_BACK,
    Half,
    Match,
    Person,
    full_name_words,
    matches,
    merge_refusal,
)
from clinic.keyed_hash import keyed_hash

PURPOSE = "name and birth date"
# A number that hundreds give is nobody's: the work for one request has an end.
MOST_COMPARED = 100
STANDING = (*OCCUPYING_STATUSES, AppointmentStatus.WAITLIST)


def person_of(request: AppointmentRequest) -> Person:
    """Return who a request is for."""
    return Person(
        first_name=request.first_name,
        last_name=request.last_name,
        name_to_use=request.name_to_use,
        born=request.date_of_birth,
        phone=request.phone_hash,
        email=request.email_hash,
    )


def person_digest(person: Person) -> str | None:
    """Return by what a whole name with its birth date is found, or None where one of the two is missing."""
    words = full_name_words(person)
    return keyed_hash(PURPOSE, f"{' '.join(words)} {person.born:%Y-%m-%d}") if words and person.born else None


def is_recent(*, now: datetime) -> Q:
    """Sent, and not ended; or ended within the days that the rules look back."""
    ended = Q(closed_at__gte=now - LOOKS_BACK) & ~Q(closed_reason__in=NOBODY_ASKED)
    return ended | ~Q(status__in=(RequestStatus.DRAFT, RequestStatus.CLOSED))


def look_alikes(request: AppointmentRequest, *, now: datetime) -> dict[int, tuple[Match, ...]]:
    """Return request id → what is the same, for each that may be the same person's. Two queries at most."""
    person = person_of(request)
    found = _found_by(person)
    if not found:
        return {}
    # Without an order: it would tempt the database to walk the whole table in that order.
    others = AppointmentRequest.objects.filter(found, is_recent(now=now)).exclude(pk=request.pk).order_by()
    compared = {one.pk: matches(person, person_of(one)) for one in others[:MOST_COMPARED]}
    return {pk: same for pk, same in compared.items() if same}


def _found_by(person: Person) -> Q:
    """Return the ways to a person that have an index; an empty one when there is none."""
    ways = Q()
    if person.phone:
        ways |= Q(phone_hash=person.phone)
    if person.email:
        ways |= Q(email_hash=person.email)
    if digest := person_digest(person):
        tokens = SearchToken.objects.filter(digest=digest).order_by("-sent_at", "-request")
        ways |= Q(pk__in=list(tokens.values_list("request", flat=True)[:MOST_COMPARED]))
    return ways


def may_be_twice() -> Q:
    """Hold for a request that may be there twice: another that has not ended looks like the same person's.

    For the queue and its count, of open requests alone. It follows what becomes of either by itself.
    """
    suggested = DuplicatePair.objects.filter(state=PairState.SUGGESTED).order_by()
    return Q(pk__in=suggested.filter(newer__closed_at=None).values("older")) | Q(
        pk__in=suggested.filter(older__closed_at=None).values("newer")
    )


@dataclass(frozen=True)
class Twins:
    """What a request's page says of others.

    `joined` are the requests that were merged into this one; `kept` is the one that it was merged into.
    """

    suggested: Sequence[tuple[DuplicatePair, AppointmentRequest]] = ()
    apart: Sequence[tuple[DuplicatePair, AppointmentRequest]] = ()
    merged: Sequence[tuple[DuplicatePair, AppointmentRequest]] = ()
    joined: Sequence[AppointmentRequest] = ()
    kept: AppointmentRequest | None = None


def twins_of(request: AppointmentRequest, *, now: datetime) -> Twins:
    """Return a request's pairs, each with the other request. One query.

    Of who the others are, nothing is read.
    """
    about = ("reference", "status", "closed_reason", "closed_at", "merged_into")
    columns = [f"{side}__{name}" for side in ("older", "newer") for name in about]
    pairs = DuplicatePair.objects.of(request).select_related("older", "newer")
    pairs = pairs.only("older", "newer", "reasons", "state", *columns).order_by("-newer", "-older")
    both = [(pair, pair.other(request)) for pair in pairs]
    merged = [(pair, one) for pair, one in both if pair.state == PairState.MERGED]
    return Twins(
        suggested=[(pair, one) for pair, one in both if _is_open_question(pair, one, now)],
        apart=[(pair, one) for pair, one in both if pair.state == PairState.APART],
        merged=merged,
        joined=[one for _, one in merged if one.merged_into_id == request.pk],
        kept=next((one for _, one in merged if one.pk == request.merged_into_id), None),
    )


def _is_open_question(pair: DuplicatePair, other: AppointmentRequest, now: datetime) -> bool:
    """Say whether a suggestion still stands: `is_recent`, for a request that was read."""
    if pair.state != PairState.SUGGESTED or other.closed_reason in NOBODY_ASKED:
        return False
    return other.closed_at is None or other.closed_at >= now - LOOKS_BACK


def halves_of(*requests: AppointmentRequest) -> list[Half]:
    """Return requests as far as it matters for merging them. Three queries."""
    times = Appointment.objects.filter(request__in=requests, status__in=STANDING).order_by()
    with_time = set(times.values_list("request", flat=True))
    holding = set(
        AppointmentRequest.objects.filter(merged_into__in=requests)
        .order_by()
        .values_list("merged_into", flat=True)
    )
    flags = flag_levels(requests)
    return [
        Half(
            reference=one.reference,
            status=one.status,
            has_time=one.pk in with_time,
            holds_others=one.pk in holding,
            needs_clinician=flags.get(one.pk) == FlagLevel.CLINICIAN,
        )
        for one in requests
    ]


def why_not_merged(*, gone: AppointmentRequest, kept: AppointmentRequest) -> str:
    """Return why one request cannot go into another, or "" when it can. Three queries."""
    return merge_refusal(*halves_of(gone, kept))


def pair_of(one: AppointmentRequest, other: AppointmentRequest) -> DuplicatePair | None:
    """Return what was found about two requests. One query."""
    older, newer = sorted((one.pk, other.pk))
    return DuplicatePair.objects.filter(older=older, newer=newer).select_related("decided_by").first()


def standing_times(*requests: AppointmentRequest) -> dict[int, list[Appointment]]:
    """Return request id → the times, offers and places on the waitlist that stand. One query."""
    found: dict[int, list[Appointment]] = {}
    times = Appointment.objects.filter(request__in=requests, status__in=STANDING)
    for one in times.select_related("service", "resource__location").order_by("starts_at", "pk"):
        found.setdefault(one.request_id, []).append(one)
    return found
