"""A patient fills in the consultation: started, saved page by page, and sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from appointments.actions.booking import ask_for_held_time, release_hold
from appointments.actions.booking.steps import lock_request
from appointments.actions.duplicates import suggest_duplicates
from appointments.actions.links import LIVES_FOR, issue_link
from appointments.actions.messages import queue_message
from appointments.actions.requests import Sending, call_due_at, surplus
from appointments.actions.search_tokens import index_names
from appointments.actions.transitions import move
from appointments.enums import FlagLevel, LinkPurpose, MessageKind, RequestKind, RequestStatus, Verb
from appointments.models import (
    Actor,
    Appointment,
    AppointmentRequest,
    Consent,
    ConsentDocument,
    Screening,
)
from appointments.queries.drafts import CONTACT_FIELDS, held_time, stored_answers
from appointments.rules.peg import peg_score
from appointments.rules.screening import FORM_VERSION, PEG_ITEMS
from appointments.rules.triage import RULES_VERSION, flag_level, flags_of, suggested_route


@transaction.atomic
def start_draft(
    *,
    answers: Mapping[str, Any],
    consents: Iterable[ConsentDocument],
    sending: Sending,
    now: datetime,
) -> str:
    """Begin a consultation with its first page, and return the token of its private link.

    The same opened form sent twice leads to the same draft, each time by a link of its own.
    """
    draft = AppointmentRequest.objects.filter(submission_key=sending.submission_key).first()
    if draft is None:
        try:
            with transaction.atomic():
                draft = _make_draft(sending, now)
        except IntegrityError as error:
            if "submission_key" not in str(error):
                raise
            draft = AppointmentRequest.objects.get(submission_key=sending.submission_key)
    if draft.status == RequestStatus.DRAFT:
        save_page(draft=draft, answers=answers, consents=consents, now=now)
    purpose = LinkPurpose.RESUME if draft.status == RequestStatus.DRAFT else LinkPurpose.MANAGE
    return issue_link(request=draft, purpose=purpose, now=now)


@transaction.atomic
def save_page(
    *,
    draft: AppointmentRequest,
    answers: Mapping[str, Any],
    consents: Iterable[ConsentDocument] = (),
    page: str = "start",
    now: datetime,
) -> None:
    """Keep the answers of one page; None forgets one. Contact details go to the request.

    Raises ChangedMeanwhileError when the draft was sent meanwhile, such as in another tab.
    """
    lock_request(draft)
    screening = Screening.objects.select_for_update().get(request=draft)
    contact = {name: value for name, value in answers.items() if name in CONTACT_FIELDS}
    kept = screening.answers | {name: value for name, value in answers.items() if name not in contact}
    kept = {name: value for name, value in kept.items() if value is not None}
    kept["contact_fields"] = sorted({*kept.get("contact_fields", ()), *contact})
    kept["agreed"] = kept.get("agreed", {}) | {page: [document.pk for document in consents]}
    screening.answers, screening.saved_at = kept, now
    screening.save(update_fields=["answers", "saved_at"])
    draft.screening = screening
    for name, value in contact.items():
        is_date = name == "date_of_birth" and value
        setattr(draft, name, date.fromisoformat(value) if is_date else value)
    if contact:
        draft.save(update_fields=[*contact, *_hashes_of(contact)])


@transaction.atomic
def save_wish(
    *,
    draft: AppointmentRequest,
    windows: Sequence[str],
    call_to_arrange: bool,
    by: Actor,
    now: datetime,
) -> None:
    """Keep when the patient could come instead of a time, and give up a time that was held."""
    release_hold(request=draft, by=by, now=now)
    wanted = [code for code in windows if code != "any"]
    AppointmentRequest.objects.filter(pk=draft.pk).update(
        windows=wanted, any_time=not wanted, call_to_arrange=call_to_arrange
    )


@transaction.atomic
def send_consultation(*, draft: AppointmentRequest, sending: Sending, by: Actor, now: datetime) -> None:
    """Put a finished consultation on the queue, with its flags, its consents and the time that is held.

    Raises ChangedMeanwhileError when it was sent already, and TimeRefusedError when the held time ran out
    and was taken: then nothing has happened, and the answers are still there. Suspected spam is quarantined;
    it keeps no time from others and is not acknowledged.
    """
    lock_request(draft)
    over = surplus(phone=draft.phone, email=draft.email, sending=sending, now=now)
    reasons = list(dict.fromkeys([*sending.suspicions, *over]))
    level = _judge(draft, now)
    held = held_time(draft)
    if held:
        held.request = draft
        draft.location = held.resource.location if held.resource else None
    verb = Verb.QUARANTINED if reasons else Verb.SENT
    move(
        request=draft,
        verb=verb,
        by=by,
        now=now,
        reason=", ".join(reasons),
        sent_at=now,
        due_at=call_due_at(location=draft.location, now=now),
        location=draft.location,
        source_path=sending.source_path or draft.source_path,
        quarantine_reasons=reasons,
    )
    _keep_consents(draft, now)
    index_names(request=draft)
    suggest_duplicates(request=draft, now=now)
    draft.links.update(purpose=LinkPurpose.MANAGE, expires_at=now + LIVES_FOR[LinkPurpose.MANAGE])
    _take_held_time(draft, held, level, bool(reasons), by, now)


def _make_draft(sending: Sending, now: datetime) -> AppointmentRequest:
    draft = AppointmentRequest.objects.create(
        kind=RequestKind.CONSULTATION,
        submission_key=sending.submission_key,
        source_path=sending.source_path,
        quarantine_reasons=list(sending.suspicions),
        sent_at=now,
        due_at=now,
        first_name="",
        last_name="",
    )
    Screening.objects.create(request=draft, form_version=FORM_VERSION, started_at=now, saved_at=now)
    return draft


def _hashes_of(contact: Mapping[str, Any]) -> list[str]:
    return [f"{name}_hash" for name in ("phone", "email") if name in contact]


def _judge(draft: AppointmentRequest, now: datetime) -> FlagLevel:
    """Store what the rules say about the answers, and return the highest level."""
    answers = stored_answers(draft)
    flags = flags_of(answers)
    score = peg_score(*(answers.get(item) for item in PEG_ITEMS))
    level = flag_level(flags)
    Screening.objects.filter(request=draft).update(
        rules_version=RULES_VERSION,
        flags=[asdict(flag) for flag in flags],
        flag_level=level,
        route=suggested_route(flags),
        peg_score="" if score is None else str(score),
        completed_at=now,
    )
    return level


def _keep_consents(draft: AppointmentRequest, now: datetime) -> None:
    agreed = draft.screening.answers.get("agreed", {}).values()
    documents = ConsentDocument.objects.filter(pk__in={pk for pks in agreed for pk in pks})
    Consent.objects.bulk_create(
        Consent(request=draft, document=document, sha256=document.sha256, given_at=now)
        for document in documents
    )


def _take_held_time(
    request: AppointmentRequest,
    held: Appointment | None,
    level: FlagLevel,
    is_quarantined: bool,
    by: Actor,
    now: datetime,
) -> None:
    if is_quarantined:
        release_hold(request=request, by=by, now=now)
    elif held:
        at_once = held.service.auto_confirm and level != FlagLevel.CLINICIAN
        ask_for_held_time(appointment=held, book_at_once=at_once, by=by, now=now)
    else:
        queue_message(request=request, kind=MessageKind.REQUEST_RECEIVED, by=by, now=now)
