"""Finding a time for a request: to offer, to book, to move to."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.actions.booking import TimeRefusedError
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.admin.found_times import find_times, wall_clock
from appointments.admin.page import may_find_times
from appointments.admin.rows import spoken_windows
from appointments.admin.time_filter import read_filter
from appointments.admin.time_ways import Situation, use_times
from appointments.admin.verb_view import missed_events, with_fresh_version
from appointments.enums import LIVE_STATUSES, AppointmentStatus
from appointments.forms.chosen_times import BOOK, MOVE, OFFER, WAITLIST, ChosenTimesForm
from appointments.models import Actor, AppointmentRequest
from appointments.queries import clock_of
from appointments.queries.desk import times_of
from appointments.queries.free_times import FreeTime
from appointments.rules.booking import Refusal
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409
TOLD = "The patient is told in two minutes; until then it can be undone."
DONE = {
    OFFER: f"Offered, and held for 24 hours. {TOLD}",
    BOOK: f"Booked. {TOLD}",
    MOVE: f"Moved. {TOLD}",
    WAITLIST: f"Offered from the waitlist. {TOLD}",
}
# What staff read instead of the words for patients.
STAFF_WORDS: Mapping[Refusal, str] = {
    Refusal.TAKEN: "That time has just been taken. The free times below are up to date.",
    Refusal.NOT_OFFERED: "This visit cannot be booked there any more. Choose somebody else.",
    Refusal.CLOSED: "That is outside of the hours. Book it or move to it with a reason; do not offer it.",
}


def times_page(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest) -> HttpResponse:
    """Show free times (GET), or do with the chosen ones what the pressed button says (POST)."""
    if http.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    now = timezone.now()
    situation = _situation(http, request, now)
    if http.method == "POST":
        return _press(page, http, situation, now)
    return _show(page, http, situation, now)


def _situation(http: HttpRequest, request: AppointmentRequest, now: datetime) -> Situation:
    times = times_of(request)
    live = next((one for one in times if one.status in LIVE_STATUSES), None)
    entry = next((one for one in times if one.status == AppointmentStatus.WAITLIST), None)
    return Situation(request, live, entry, read_filter(http.GET, request, live or entry, now=now))


def _press(page: "RequestAdmin", http: HttpRequest, situation: Situation, now: datetime) -> HttpResponse:
    request = situation.request
    form = _form(situation, now, data=http.POST)
    if not form.is_valid():
        return _show(page, http, situation, now, form=form, status=UNPROCESSABLE)
    if form.cleaned_data["version"] != request.version:
        return _conflict(page, http, request, form, now)
    try:
        use_times(situation, form, by=Actor.staff(staff_user(http)), now=now)
    except TransitionRefusedError as error:
        return _refuse(page, http, request, form, str(error), UNPROCESSABLE, now)
    except TimeRefusedError as error:
        words = STAFF_WORDS.get(error.refusal, error.refusal.words)
        return _refuse(page, http, request, form, words, CONFLICT, now)
    except ChangedMeanwhileError:
        return _conflict(page, http, request, form, now)
    return page.back_to(http, request, DONE[form.cleaned_data["way"]])


def _form(situation: Situation, now: datetime, **kwargs: Any) -> ChosenTimesForm:
    kwargs.setdefault("initial", {"version": situation.request.version})
    chosen = situation.filter
    return ChosenTimesForm(
        auto_id="id_time_%s", resources=chosen.bookable, takes=chosen.takes, now=now, **kwargs
    )


def _refuse(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    form: ChosenTimesForm,
    words: str,
    status: int,
    now: datetime,
) -> HttpResponse:
    """Say why not, over free times that are up to date; what was chosen stays chosen where it can."""
    form.add_error(None, words)
    fresh = _situation(http, page.find(http, str(request.pk)), now)
    return _show(page, http, fresh, now, form=form, status=status)


def _conflict(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, form: ChosenTimesForm, now: datetime
) -> HttpResponse:
    """Say what somebody else did since, and keep what was chosen for another press."""
    fresh = _situation(http, page.find(http, str(request.pk)), now)
    again = _form(fresh, now, data=with_fresh_version(http, fresh.request))
    missed = missed_events(fresh.request, form)
    return _show(page, http, fresh, now, form=again, status=CONFLICT, missed_events=missed)


def _show(
    page: "RequestAdmin",
    http: HttpRequest,
    situation: Situation,
    now: datetime,
    *,
    form: ChosenTimesForm | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    request, chosen = situation.request, situation.filter
    record_access(by=staff_user(http), now=now, request=request)
    checked = http.POST.getlist("times")
    context = page.admin_site.each_context(http) | {
        "title": f"Find a time: {request.reference}",
        "opts": page.opts,
        "request_record": request,
        "windows": spoken_windows(request),
        "clock_name": clock_of(request.location).zone_name,
        "filter_form": chosen.form,
        "situation": situation,
        "may_find_times": may_find_times(http, request),
        "form": form or _form(situation, now),
        "version": request.version,
    }
    if chosen.service:
        found = find_times(
            request=request,
            service=chosen.service,
            resources=chosen.shown,
            first_on=chosen.first_on,
            live=situation.live,
            checked=checked,
            now=now,
        )
        context |= {"found": found, "gone": _gone(form, found.codes)}
    return TemplateResponse(http, "admin/appointments/times.html", context | extra, status=status)


def _gone(form: ChosenTimesForm | None, free: set[str]) -> list[datetime]:
    """Return the checked times, by their locations' clocks, that are free no more."""
    if form is None:
        return []
    form.is_valid()
    told = form.cleaned_data.get("times", []) if form.is_bound else []
    chosen = [FreeTime(resource, starts_at) for resource, starts_at in told]
    return [wall_clock(one) for one in chosen if one.code not in free]
