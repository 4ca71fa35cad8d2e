"""A consultation that is being filled in."""

from datetime import date, datetime
from typing import Any

from appointments.models import Appointment, AppointmentRequest, ManageLink

# What the patient says about themselves is kept with the request; every other answer in Screening alone.
CONTACT_FIELDS = (
    *("for_whom", "helper_name", "helper_relation", "first_name", "last_name", "name_to_use"),
    *("date_of_birth", "phone", "email", "postal_code", "contact_channels", "voicemail"),
    *("language", "language_needs", "payment"),
)


def stored_answers(draft: AppointmentRequest) -> dict[str, Any]:
    """Return every answer saved so far, by the names of the form's fields. No query: `draft` brings its
    screening.

    A contact detail counts as saved once its page was; the names of those pages' fields are kept for that.
    """
    answers = dict(draft.screening.answers)
    saved = answers.pop("contact_fields", [])
    return answers | {name: _as_json(getattr(draft, name)) for name in CONTACT_FIELDS if name in saved}


def held_time(draft: AppointmentRequest) -> Appointment | None:
    """Return the time that a draft's patient holds, or held until it ran out. One query.

    The newest one that was not given up for another. One that a closure took is returned as well: sending
    the form then says that the clinic is closed, instead of forgetting the time.
    """
    about = ("service", "resource__location", "resource__clinician")
    newest = draft.appointments.select_related(*about).order_by("-created_at", "-pk").first()
    return newest if newest and newest.cancel_reason in ("", "lapsed", "closure") else None


def for_whom_without_a_time(token: str, *, now: datetime) -> str | None:
    """Return for whom the draft is that a good link leads to, or None: no such draft, or it has had a time.

    One query, which reads nothing else of it.
    """
    good = ManageLink.objects.for_token(token).good(now=now)
    drafts = good.filter(request__status="draft", request__appointments=None)
    return drafts.order_by().values_list("request__for_whom", flat=True).first()


def drafts_to_forget(*, before: datetime) -> list[int]:
    """Return the ids of drafts that nobody has saved since `before`. One query."""
    drafts = AppointmentRequest.objects.filter(status="draft", screening__saved_at__lt=before)
    return list(drafts.order_by().values_list("pk", flat=True))


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
