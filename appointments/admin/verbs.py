"""Each button on a request's page: its form, its action, and who may press it when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from appointments.actions import booking, snooze, triage
from appointments.actions.links import revoke_links
from appointments.enums import OPEN_STATUSES, Channel, ClosedReason, ContactOutcome, RequestStatus, Verb
from appointments.forms.booking import WaitlistForm
from appointments.forms.triage import (
    CloseForm,
    ContactForm,
    NextTryForm,
    NoteForm,
    SnoozeForm,
    StopLinkForm,
    VerbForm,
)
from appointments.models import Actor, AppointmentRequest
from appointments.rules.transitions import TRANSITIONS


@dataclass(frozen=True)
class StaffVerb:
    """`code` stands in the address; `done` is what the page says afterwards. What is rare is folded away."""

    code: str
    label: str
    done: str
    statuses: frozenset[RequestStatus]
    act: Callable[..., Any]
    form: type[VerbForm] = VerbForm
    is_rare: bool = False

    def run(self, request: AppointmentRequest, form: VerbForm, *, by: Actor, now: datetime) -> None:
        answers = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        self.act(request=request, by=by, now=now, **answers)


def _log_contact(*, channel: str, outcome: str, **kwargs: Any) -> None:
    triage.log_contact(channel=Channel(channel), outcome=ContactOutcome(outcome), **kwargs)


def _close(*, reason: str, **kwargs: Any) -> None:
    triage.close_request(reason=ClosedReason(reason), **kwargs)


def _from(verb: Verb) -> frozenset[RequestStatus]:
    return TRANSITIONS[verb].sources


OPEN = frozenset(OPEN_STATUSES)
ANY = frozenset(RequestStatus)
NEXT_TRY = "next-try"

STAFF_VERBS = (
    StaffVerb("release", "Let out of quarantine", "Released.", _from(Verb.RELEASED), triage.release_request),
    StaffVerb("claim", "Claim", "This request is yours.", _from(Verb.CLAIMED), triage.claim_request),
    StaffVerb("log", "Log a call", "Logged.", OPEN, _log_contact, ContactForm),
    StaffVerb("note", "Add a note", "Noted.", ANY, triage.add_note, NoteForm),
    StaffVerb(
        "ask-clinician",
        "Ask a clinician",
        "Handed to a clinician.",
        _from(Verb.CLINICIAN_ASKED),
        triage.ask_clinician,
    ),
    StaffVerb(
        "wait", "Wait for the patient", "The clock is stopped.", _from(Verb.WAITED), triage.wait_for_patient
    ),
    StaffVerb("wake", "Wake", "Awake: it is back in the queue.", OPEN, snooze.wake_request),
    StaffVerb(
        "snooze", "Snooze", "Snoozed. It comes back by itself.", OPEN, snooze.snooze_request, SnoozeForm
    ),
    StaffVerb(
        "waitlist",
        "Put on the waitlist",
        "On the waitlist.",
        OPEN | {RequestStatus.SCHEDULED},
        booking.put_on_waitlist,
        WaitlistForm,
        is_rare=True,
    ),
    StaffVerb(
        NEXT_TRY,
        "Put aside until then",
        "Put aside. It comes back when it is time to try again.",
        OPEN,
        snooze.snooze_until,
        NextTryForm,
    ),
    StaffVerb("resume", "Take up again", "Taken up again.", _from(Verb.RESUMED), triage.resume_request),
    StaffVerb(
        "unclaim",
        "Put back",
        "Put back for others.",
        _from(Verb.UNCLAIMED),
        triage.unclaim_request,
        is_rare=True,
    ),
    StaffVerb("close", "Close", "Closed.", _from(Verb.CLOSED), _close, CloseForm),
    StaffVerb("reopen", "Reopen", "Open again, and yours.", _from(Verb.REOPENED), triage.reopen_request),
    StaffVerb(
        "stop-link",
        "Stop the private link",
        "Stopped. No private link sent so far opens the patient’s page any more.",
        ANY,
        revoke_links,
        StopLinkForm,
        is_rare=True,
    ),
)
BY_CODE = {verb.code: verb for verb in STAFF_VERBS}
