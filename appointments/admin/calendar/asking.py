"""Asking about appointments that a change would leave outside of the hours, before anything is saved.

The page carries what was typed along in hidden fields, so it works without scripts, and posts it once more
together with the decisions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.actions.calendar import CalendarChanged
from appointments.actions.calendar_decisions import Decision, UndecidedError
from appointments.enums import AccessKind, AppointmentStatus
from appointments.forms.calendar_decisions import DecisionForm
from appointments.models import Actor, Resource
from appointments.queries.affected import Affected
from appointments.queries.week import status_words
from appointments.rules.calendar_changes import Choice
from clinic.staff import staff_site, staff_user

VISIT = "visit"
SEE_REQUESTS = "appointments.view_appointmentrequest"
DONE = {
    Choice.MOVE: ("1 appointment was moved.", "{} appointments were moved."),
    Choice.KEEP: ("1 appointment was kept outside of the hours.", "{} appointments were kept outside."),
    Choice.CANCEL: ("1 appointment was cancelled.", "{} appointments were cancelled."),
}
HOLDS = (
    "1 time that a patient was holding was given up. Their form says so and offers other times.",
    "{} times that patients were holding were given up. Their forms say so and offer other times.",
)
FIRST, UNPROCESSABLE, CONFLICT = 200, 422, 409


@dataclass(frozen=True)
class AffectedRow:
    """One appointment on the page, with its form, and what the patient will learn of a cancellation."""

    affected: Affected
    form: DecisionForm
    told: str
    is_new: bool

    @property
    def status(self) -> str:
        return status_words(self.affected.appointment)


def save_calendar(http: HttpRequest, act: Callable[..., CalendarChanged]) -> None:
    """Change the calendar by an action, with the decisions that were posted; raises UndecidedError."""
    by = Actor.staff(staff_user(http))
    changed = act(decisions=_decisions(http), by=by, now=timezone.now())
    _say(http, changed)


def ask(http: HttpRequest, undecided: UndecidedError, *, back_url: str) -> HttpResponse:
    """Show every affected appointment with what was decided so far. Nothing has been saved."""
    seen = set(http.POST.getlist(VISIT))
    rows = [_row(http, one, undecided, seen) for one in undecided.affected]
    has_new = bool(seen) and any(row.is_new for row in rows)
    sees_names = http.user.has_perm(SEE_REQUESTS)
    if sees_names and rows:
        record_access(by=staff_user(http), now=timezone.now(), kind=AccessKind.LIST)
    context = staff_site.each_context(http) | {
        "title": "Appointments outside of the new hours",
        "rows": rows,
        "has_new": has_new,
        "has_errors": any(row.form.errors for row in rows),
        "sees_names": sees_names,
        "carried": _carried(http),
        "back_url": back_url,
    }
    status = CONFLICT if has_new or (seen and not rows) else UNPROCESSABLE if seen else FIRST
    return TemplateResponse(http, "admin/appointments/calendar/affected.html", context, status=status)


def _decisions(http: HttpRequest) -> dict[int, Decision]:
    """Return the whole decisions alone; what is missing is asked for again."""
    forms = [DecisionForm(http.POST, pk=int(pk)) for pk in http.POST.getlist(VISIT) if _is_number(pk)]
    whole = [form for form in forms if form.is_valid()]
    bookable = Resource.objects.bookable().select_related("location", "clinician")
    resources = bookable.in_bulk([form.resource_pk for form in whole if form.resource_pk])
    decided = {form.pk: form.decision(resources) for form in whole}
    return {pk: decision for pk, decision in decided.items() if decision}


def _row(http: HttpRequest, affected: Affected, undecided: UndecidedError, seen: set[str]) -> AffectedRow:
    visit = affected.appointment
    pk = visit.pk
    posted_version = http.POST.get(f"visit-{pk}-version", "")
    is_new = str(pk) not in seen or posted_version != str(visit.version)
    form = DecisionForm(None if is_new else http.POST, pk=pk, affected=affected)
    if pk in undecided.refused and form.is_bound:
        form.add_error("time", undecided.refused[pk])
    elif form.is_bound and form.is_valid() and form.cleaned_data["choice"] == Choice.MOVE:
        codes = {free.code for free in affected.free}
        if form.cleaned_data["time"] not in codes:
            form.add_error("time", "That time is not free any more. Choose another one.")
    return AffectedRow(affected, form, _told(affected), is_new)


def _told(affected: Affected) -> str:
    """Say how the patient learns that the time is cancelled."""
    request = affected.appointment.request
    if affected.appointment.status == AppointmentStatus.PROPOSED:
        return "Offered, not answered: no message. The request goes back to the queue."
    if not request.email or request.messages_stopped_at:
        return "No email can be sent: call the patient about a move or a cancellation."
    return "The patient gets an email about a move or a cancellation."


def _carried(http: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed on the page before, to be posted once more."""
    own = ("csrfmiddlewaretoken", VISIT)
    return [
        (name, value)
        for name, values in http.POST.lists()
        if name not in own and not name.startswith(f"{VISIT}-")
        for value in values
    ]


def _say(http: HttpRequest, changed: CalendarChanged) -> None:
    for choice, count in changed.decided.items():
        messages.info(http, _counted(DONE[choice], count))
    if changed.holds_given_up:
        messages.warning(http, _counted(HOLDS, changed.holds_given_up))


def _counted(words: tuple[str, str], count: int) -> str:
    return words[0] if count == 1 else words[1].format(count)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
