"""The lines of an export: how to reach people, and with a second permission what was found about them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from appointments.enums import FlagLevel
from appointments.models import AppointmentRequest, Consent, Screening
from appointments.queries.requests import Clock, clocks

MOST_EXPORTED = 10_000
CHUNK = 500
CONTACT_COLUMNS = (
    *("reference", "name", "phone", "email", "language", "location", "about", "status"),
    *("sent", "due", "time_zone", "assigned"),
)
CLINICAL_COLUMNS = ("flag_level", "flags", "peg", "agreed_to")
READ = (
    *(
        "reference",
        "first_name",
        "last_name",
        "phone",
        "email",
        "language",
        "status",
        "kind",
        "sent_at",
        "due_at",
    ),
    *("topic__label", "location__name", "assigned_to__first_name", "assigned_to__last_name"),
    *("assigned_to__username", "purged_at"),
)


def columns(*, with_clinical: bool) -> tuple[str, ...]:
    """Return the heads of the columns, in the order of the lines."""
    return CONTACT_COLUMNS + (CLINICAL_COLUMNS if with_clinical else ())


def export_lines(ids: Sequence[int], *, with_clinical: bool) -> Iterator[list[str]]:
    """Yield a line for each request, in the order of `ids`. One query, and one or three for each 500.

    Moments are by the wall clock of the request's location, whose zone stands beside them.
    """
    by_place = clocks()
    found = AppointmentRequest.objects.sent().select_related("topic", "location", "assigned_to").only(*READ)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        requests = found.in_bulk(chunk)
        clinical = _clinical(chunk) if with_clinical else {}
        for request in (requests[pk] for pk in chunk if pk in requests):
            yield _contact(request, by_place[request.location_id]) + clinical.get(request.pk, [])


def _contact(request: AppointmentRequest, clock: Clock) -> list[str]:
    return [
        request.reference,
        request.full_name,
        request.spoken_phone,
        request.email,
        request.get_language_display(),
        request.location.name if request.location else "No preference",
        request.about,
        request.get_status_display(),
        _wall_clock(request.sent_at, clock),
        _wall_clock(request.due_at, clock),
        str(clock.zone),
        str(request.assigned_to or ""),
    ]


def _wall_clock(moment: datetime | None, clock: Clock) -> str:
    return f"{moment.astimezone(clock.zone):%Y-%m-%d %H:%M}" if moment else ""


def _clinical(ids: Iterable[int]) -> dict[int, list[str]]:
    screenings = {one.request_id: one for one in Screening.objects.filter(request__in=ids).defer("answers")}
    agreed: dict[int, list[str]] = defaultdict(list)
    for consent in Consent.objects.filter(request__in=ids).select_related("document").defer("document__text"):
        agreed[consent.request_id].append(str(consent))
    return {pk: [*_found(screenings.get(pk)), "; ".join(agreed[pk])] for pk in ids}


def _found(screening: Screening | None) -> list[str]:
    if screening is None:
        return ["", "", ""]
    reasons = "; ".join(flag["reason"] for flag in screening.flags)
    return [FlagLevel(screening.flag_level).label, reasons, screening.peg_score]
