"""All that is held about somebody under one request, and what of it a deletion would take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model, Q

from appointments.models import (
    Appointment,
    AppointmentRequest,
    Consent,
    ContactAttempt,
    DuplicatePair,
    ManageLink,
    Note,
    OutboundMessage,
    Screening,
    SearchToken,
)
from appointments.queries.desk import times_of
from appointments.queries.history import History, history_of
from appointments.queries.requests import Clock, clock_of
from appointments.queries.retention import group_of


@dataclass(frozen=True)
class Dossier:
    """What was read of one request. `clock` is that of its location: moments are told by it."""

    request: AppointmentRequest
    clock: Clock
    history: History
    times: Sequence[Appointment]
    consents: Sequence[Consent]
    screening: Screening | None


@dataclass(frozen=True)
class Goes:
    """One kind of thing that a deletion takes, and how many there are."""

    what: str
    count: int


def dossiers_of(requests: Iterable[AppointmentRequest]) -> list[Dossier]:
    """Read everything about each request. About ten queries for each."""
    return [_dossier_of(request) for request in requests]


def what_goes(request: AppointmentRequest) -> list[Goes]:
    """Return what a deletion would take, with those that were merged into it. Eight queries."""
    pks = list(group_of(request.pk).values_list("pk", flat=True))
    pairs = DuplicatePair.objects.filter(Q(older__in=pks) | Q(newer__in=pks))
    return [
        Goes("Requests whose names, contact details, wishes and own words are emptied", len(pks)),
        Goes("Screenings with all their answers", _count(Screening, pks)),
        Goes("Notes, their words", _count(Note, pks)),
        Goes("Logged calls, their notes", _count(ContactAttempt, pks)),
        Goes("Emails, their words; those that have not left stay here", _count(OutboundMessage, pks)),
        Goes("Private links", _count(ManageLink, pks)),
        Goes("Entries by which the search finds the person", _count(SearchToken, pks)),
        Goes("Suggested or decided duplicates", pairs.count()),
    ]


def _count(model: type[Model], pks: Sequence[int]) -> int:
    return model._base_manager.filter(request__in=pks).count()


def _dossier_of(request: AppointmentRequest) -> Dossier:
    return Dossier(
        request=request,
        clock=clock_of(request.location),
        history=history_of(request),
        times=times_of(request),
        consents=list(request.consents.select_related("document")),
        screening=Screening.objects.filter(request=request).first(),
    )
