"""What can be pressed on the page about a patient's data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from appointments.actions.privacy_requests import lift_legal_hold, refuse_deletion, set_legal_hold
from appointments.actions.retention import delete_for_patient
from appointments.enums import AskedBy
from appointments.forms.privacy import AskedForm, DeleteForm, GiveOutForm, ReasonForm
from appointments.models import AppointmentRequest


@dataclass(frozen=True)
class PrivacyVerb:
    """`done` is what is said afterwards. Without an `act`, the press is answered with a file."""

    code: str
    label: str
    done: str
    form: type[ReasonForm]
    act: Callable[..., Any] | None = None


def _delete(*, reference: str, asked_by: str, **kwargs: Any) -> None:
    delete_for_patient(asked_by=AskedBy(asked_by), **kwargs)


def _refuse(*, asked_by: str, **kwargs: Any) -> None:
    refuse_deletion(asked_by=AskedBy(asked_by), **kwargs)


PRIVACY_VERBS = {
    verb.code: verb
    for verb in (
        PrivacyVerb("export", "Download everything", "", GiveOutForm),
        PrivacyVerb("delete", "Delete this patient’s data", "Deleted.", DeleteForm, _delete),
        PrivacyVerb("refuse", "Note that deletion was refused", "Noted in the history.", AskedForm, _refuse),
        PrivacyVerb(
            "hold",
            "Put a legal hold on it",
            "Held: nothing of it is purged or deleted until somebody lifts the hold.",
            ReasonForm,
            set_legal_hold,
        ),
        PrivacyVerb("lift", "Lift the legal hold", "Lifted.", ReasonForm, lift_legal_hold),
    )
}


def make_form(
    verb: PrivacyVerb, request: AppointmentRequest, others: Sequence[AppointmentRequest], data: Any = None
) -> ReasonForm:
    """Return the verb's form, empty or as it was posted. The requests merged into this one start ticked."""
    known: dict[str, Any] = {"request": request, "auto_id": f"id_{verb.code}_%s", "data": data}
    known["initial"] = {"version": request.version}
    if issubclass(verb.form, GiveOutForm):
        known["others"] = [(str(one.pk), _spoken(one)) for one in others]
        known["initial"]["also"] = [str(one.pk) for one in others if one.merged_into_id == request.pk]
    return verb.form(**known)


def _spoken(one: AppointmentRequest) -> str:
    """Return what tells one request from the others beside it."""
    born = f", born {one.date_of_birth:%B %-d, %Y}" if one.date_of_birth else ""
    merged = ", merged into this one" if one.merged_into_id else ""
    return f"{one.reference}: {one.full_name}{born}, {one.about}, sent {one.sent_at:%B %-d, %Y}{merged}"
