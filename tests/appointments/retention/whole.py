"""Makes a request that had everything, with strings that must not be found after a purge."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from appointments.actions.access import record_access
from appointments.actions.booking import cancel_appointment
from appointments.actions.delivery import deliver_due
from appointments.actions.links import issue_link
from appointments.actions.presence import note_presence
from appointments.actions.replies import write_to_patient
from appointments.actions.search_tokens import index_names
from appointments.actions.triage import add_note, close_request, log_contact
from appointments.enums import (
    CancelReason,
    Channel,
    ClosedReason,
    ContactOutcome,
    ForWhom,
    Language,
    LinkPurpose,
)
from appointments.models import Actor, AppointmentRequest, Screening, SearchToken
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, PERSONAL, make_staff, send

LONG_AFTER = datetime(2036, 1, 1, 12, 0, tzinfo=UTC)
MORE = {
    "name_to_use": "Solecito",
    "postal_code": "33177",
    "payment": "self_pay",
}
WRITTEN = {
    "note": "daughter drives him",
    "attempt": "spoke with the neighbour",
    "answer": "burning under the left shoulder blade",
    "flag": "an uncommon reason to look twice",
    "letter": "bring the blue folder along",
    "override": "her brother can only drive at dawn",
}


def whole_request(*, reason: ClosedReason | None = ClosedReason.WITHDRAWN) -> AppointmentRequest:
    """Return a request in which every column and every table that belongs to it is filled, at NOON."""
    by = Actor.staff(make_staff())
    request = send(**PERSONAL, for_whom=ForWhom.OTHER, been_before=True)
    AppointmentRequest.objects.filter(pk=request.pk).update(**MORE)
    request.refresh_from_db()
    index_names(request=request)
    _screen(request)
    add_note(request=request, text=WRITTEN["note"], by=by, now=NOON)
    log_contact(
        request=request,
        channel=Channel.CALL,
        outcome=ContactOutcome.SPOKE,
        note=WRITTEN["attempt"],
        by=by,
        now=NOON,
    )
    issue_link(request=request, purpose=LinkPurpose.MANAGE, now=NOON)
    note_presence(request=request, by=by.user, is_typing=True, now=NOON)
    record_access(by=by.user, now=NOON, request=request)
    write_to_patient(
        request=request,
        language=Language.ENGLISH,
        subject="Your visit",
        body=f"Please {WRITTEN['letter']}.",
        by=by,
        now=NOON,
    )
    deliver_due(clock=lambda: NOON + timedelta(hours=1))
    _visit(request, by)
    send(**PERSONAL | {"first_name": "Marisol"}, now=NOON + timedelta(minutes=5))
    if reason:
        request.refresh_from_db()
        close_request(request=request, reason=reason, by=by, now=NOON + timedelta(hours=2))
    return AppointmentRequest.objects.get(pk=request.pk)


def _screen(request: AppointmentRequest) -> None:
    Screening.objects.create(
        request=request,
        form_version="2026-11",
        answers={"where": WRITTEN["answer"]},
        flags=[{"level": "clinician", "reason": WRITTEN["flag"]}],
        flag_level="clinician",
        peg_score="6.7",
        started_at=NOON,
        saved_at=NOON,
        completed_at=NOON,
    )


def _visit(request: AppointmentRequest, by: Actor) -> None:
    appointment = book(make_resource(), request=request, by=by)
    appointment.override_reason = WRITTEN["override"]
    appointment.save(update_fields=["override_reason"])
    request.refresh_from_db()
    appointment.request = request
    cancel_appointment(appointment=appointment, reason=CancelReason.CLINIC, by=by, now=NOON)


def known_strings(request: AppointmentRequest) -> set[str]:
    """Return every word of the person, the hashes that they are found by, and the random ids given out."""
    hashes = {request.phone_hash, request.email_hash}
    hashes |= set(SearchToken.objects.filter(request=request).values_list("digest", flat=True))
    links = set(request.links.values_list("digest", flat=True))
    ids = {request.public_id.hex, request.submission_key}
    ids |= {one.calendar_uid.hex for one in request.appointments.all()}
    ids |= {one.public_id.hex for one in request.messages.all()}
    words = {str(value) for value in (PERSONAL | MORE | WRITTEN).values()}
    return {str(one).lower() for one in (*hashes, *links, *ids, *words)} - {"self_pay"}


def dump() -> str:
    """Return every column of every row of the whole database, as it is stored, ids without dashes."""
    lines = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            lines += [" ".join(_text(cell) for cell in row) for row in cursor.fetchall()]
    return "\n".join(lines).lower()


def _text(cell: object) -> str:
    return getattr(cell, "hex", None) or str(cell) if not isinstance(cell, float | bytes) else str(cell)
