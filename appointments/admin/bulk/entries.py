"""What can be done with many requests at once: for each its question, its outlook and its action.

One more entry here is one more choice below the queue.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from appointments.actions.assigning import assign_request
from appointments.actions.replies import write_to_patient
from appointments.actions.snooze import snooze_request
from appointments.actions.triage import claim_request, close_request
from appointments.admin.bulk import outlooks
from appointments.admin.bulk.outlooks import Batch, Outlook
from appointments.enums import ClosedReason, Language
from appointments.forms.bulk import BulkForm, CloseManyForm, PersonForm, ReplyManyForm, SnoozeManyForm
from appointments.models import AppointmentRequest, CannedReply
from appointments.queries.colleagues import TRIAGE, colleagues
from appointments.rules.front_desk import spoken_day
from clinic.staff import staff_user

MakeForm = Callable[..., Any]


@dataclass(frozen=True)
class BulkAction:
    """`code` is what a page sends; `done` completes "7 …"; `words` say the answers back.

    `outlooks` says for each request what would become of it, in a constant number of queries; `act` does it
    to one. `make_form` is given who asks.
    """

    code: str
    label: str
    done: str
    outlooks: Callable[[Batch], list[Outlook]]
    act: Callable[[AppointmentRequest, Batch], Any]
    make_form: MakeForm
    has_question: bool = True
    words: Callable[[Mapping[str, Any]], str] = field(default=lambda answers: "")
    permission: str = TRIAGE


def _no_question(http: HttpRequest, *, now: datetime, **kwargs: Any) -> BulkForm:
    return BulkForm(**kwargs)


def _person(http: HttpRequest, *, now: datetime, **kwargs: Any) -> PersonForm:
    return PersonForm(people=list(colleagues()), me=staff_user(http), **kwargs)


def _day(http: HttpRequest, *, now: datetime, **kwargs: Any) -> SnoozeManyForm:
    return SnoozeManyForm(today=timezone.localdate(now), **kwargs)


def _reason(http: HttpRequest, *, now: datetime, **kwargs: Any) -> CloseManyForm:
    may_decide = http.user.has_perm("appointments.decide_suitability")
    return CloseManyForm(may_decide_suitability=may_decide, **kwargs)


def _reply(http: HttpRequest, *, now: datetime, **kwargs: Any) -> ReplyManyForm:
    return ReplyManyForm(replies=list(CannedReply.objects.offered()), **kwargs)


def _claim(request: AppointmentRequest, batch: Batch) -> None:
    claim_request(request=request, by=batch.by, now=batch.now)


def _assign(request: AppointmentRequest, batch: Batch) -> None:
    assign_request(request=request, to=batch.answers["to"], by=batch.by, now=batch.now)


def _snooze(request: AppointmentRequest, batch: Batch) -> None:
    snooze_request(request=request, wake_on=batch.answers["wake_on"], by=batch.by, now=batch.now)


def _close(request: AppointmentRequest, batch: Batch) -> None:
    close_request(request=request, reason=ClosedReason(batch.answers["reason"]), by=batch.by, now=batch.now)


def _write(request: AppointmentRequest, batch: Batch) -> None:
    reply: CannedReply = batch.answers["reply"]
    write_to_patient(
        request=request,
        language=Language(reply.language),
        subject=reply.subject,
        body=reply.body,
        by=batch.by,
        now=batch.now,
    )


BULK_ACTIONS = (
    BulkAction("claim", "Claim", "claimed", outlooks.claiming, _claim, _no_question, has_question=False),
    BulkAction(
        "assign",
        "Assign to a colleague",
        "assigned",
        outlooks.assigning,
        _assign,
        _person,
        words=lambda answers: f"To {answers['to']}.",
    ),
    BulkAction(
        "snooze",
        "Snooze until a day",
        "snoozed",
        outlooks.snoozing,
        _snooze,
        _day,
        words=lambda answers: f"Until {spoken_day(answers['wake_on'])}.",
    ),
    BulkAction(
        "write",
        "Send one of our emails",
        "written to",
        outlooks.writing,
        _write,
        _reply,
        words=lambda answers: f"{answers['reply'].subject}\n\n{answers['reply'].body}",
    ),
    BulkAction(
        "close",
        "Close with a reason",
        "closed",
        outlooks.closing,
        _close,
        _reason,
        words=lambda answers: f"Reason: {ClosedReason(answers['reason']).label}.",
    ),
)
BY_CODE = {action.code: action for action in BULK_ACTIONS}
