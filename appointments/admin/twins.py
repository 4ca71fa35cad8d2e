"""Two requests side by side, and what can be decided about them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.access import record_access_to_each
from appointments.actions.merging import merge_requests, undo_merge
from appointments.actions.transitions import ChangedMeanwhileError, newer_events
from appointments.actions.twins import ask_once_more, tell_apart
from appointments.admin.twin_facts import facts_of
from appointments.forms.twins import TwinsForm
from appointments.models import Actor, AppointmentRequest, DuplicatePair, Event
from appointments.queries import clocks
from appointments.queries.colleagues import TRIAGE
from appointments.queries.duplicates import halves_of, pair_of, standing_times
from appointments.rules.duplicates import merge_refusal
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409
MOST_EVENTS = 5


@dataclass(frozen=True)
class Both:
    """The request that the address names first, the other one, and what was found about the two."""

    one: AppointmentRequest
    other: AppointmentRequest
    pair: DuplicatePair

    @property
    def in_order(self) -> list[AppointmentRequest]:
        """Return the one that was sent first, then the other."""
        return sorted((self.one, self.other), key=lambda each: (each.sent_at, each.pk))


@dataclass(frozen=True)
class Way:
    """A merge that may be pressed, or why not. `kept` is the request that would stay."""

    kept: AppointmentRequest
    gone: AppointmentRequest
    label: str
    refusal: str
    action: str


def find_both(page: "RequestAdmin", http: HttpRequest, pk: int, other_pk: int) -> Both:
    """Return two requests that were found to be alike; any other two are not shown beside each other."""
    one, other = page.find(http, str(pk)), page.find(http, str(other_pk))
    pair = pair_of(one, other)
    if pair is None:
        raise Http404("These two were not found to be alike.")
    return Both(one, other, pair)


def twins_page(
    page: "RequestAdmin", http: HttpRequest, both: Both, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Show both, and record who looked at both."""
    record_access_to_each(by=staff_user(http), now=timezone.now(), requests=[both.one, both.other])
    older, newer = both.in_order
    times = standing_times(older, newer)
    context = page.admin_site.each_context(http) | {
        "title": f"{older.reference} and {newer.reference} side by side",
        "opts": page.opts,
        "both": both,
        "facts": facts_of((older, newer), clocks(), times),
        "may_work": http.user.has_perm(TRIAGE),
        "ways": _ways(older, newer) if both.pair.is_suggested else [],
        "is_new_matter": not all(each.closed_at is None for each in (older, newer)),
        "actions": {code: _url(both.one, both.other, code) for code in PRESSES},
    }
    return TemplateResponse(http, "admin/appointments/twins.html", context | extra, status=status)


def press_twins(page: "RequestAdmin", http: HttpRequest, both: Both, code: str) -> HttpResponse:
    """Do what a button on the page of two says (POST alone)."""
    press = PRESSES.get(code)
    if press is None:
        raise Http404("There is no such step.")
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    form = TwinsForm(http.POST)
    if not form.is_valid():
        words = "This page was sent without its numbers. Look at both again, and press once more."
        return twins_page(page, http, both, status=UNPROCESSABLE, notice=words)
    seen = (form.cleaned_data["version"], form.cleaned_data["other_version"])
    if seen != (both.one.version, both.other.version):
        return _conflict(page, http, both, seen)
    return _run(page, http, both, press, seen)


def _run(
    page: "RequestAdmin", http: HttpRequest, both: Both, press: "Press", seen: tuple[int, int]
) -> HttpResponse:
    try:
        press.act(both, Actor.staff(staff_user(http)), timezone.now())
    except TransitionRefusedError as error:
        fresh = find_both(page, http, both.one.pk, both.other.pk)
        return twins_page(page, http, fresh, status=UNPROCESSABLE, notice=str(error))
    except ChangedMeanwhileError:
        return _conflict(page, http, find_both(page, http, both.one.pk, both.other.pk), seen)
    messages.success(http, press.done.format(one=both.one.reference, other=both.other.reference))
    url = reverse("staff:appointments_appointmentrequest_change", args=[both.one.pk])
    return HttpResponseRedirect(url)


def _conflict(page: "RequestAdmin", http: HttpRequest, both: Both, seen: tuple[int, int]) -> HttpResponse:
    """Show both as they are now, with what happened to either since the page was opened."""
    missed: list[Event] = []
    for request, version in zip((both.one, both.other), seen, strict=True):
        if request.version != version:
            missed += newer_events(request=request, seen_version=version)[:MOST_EVENTS]
    return twins_page(page, http, both, status=CONFLICT, missed=missed)


def _ways(older: AppointmentRequest, newer: AppointmentRequest) -> list[Way]:
    first, second = halves_of(older, newer)
    return [
        Way(older, newer, "the older one", merge_refusal(second, first), _url(older, newer, "merge")),
        Way(newer, older, "the newer one", merge_refusal(first, second), _url(newer, older, "merge")),
    ]


def _url(one: AppointmentRequest, other: AppointmentRequest, code: str) -> str:
    return reverse("staff:appointments_twins_verb", args=[one.pk, other.pk, code])


def _merge(both: Both, by: Actor, now: datetime) -> None:
    """The request that the address names first is the one that stays."""
    merge_requests(pair=both.pair, gone=both.other, kept=both.one, by=by, now=now)


def _undo_merge(both: Both, by: Actor, now: datetime) -> None:
    gone, kept = (both.one, both.other) if both.one.merged_into_id else (both.other, both.one)
    undo_merge(pair=both.pair, gone=gone, kept=kept, by=by, now=now)


def _tell_apart(both: Both, by: Actor, now: datetime) -> None:
    tell_apart(pair=both.pair, one=both.one, other=both.other, by=by, now=now)


def _ask_once_more(both: Both, by: Actor, now: datetime) -> None:
    ask_once_more(pair=both.pair, one=both.one, other=both.other, by=by, now=now)


@dataclass(frozen=True)
class Press:
    """A button on the page of two; `done` is what the request's page says afterwards."""

    done: str
    act: Callable[[Both, Actor, datetime], None]


PRESSES = {
    "merge": Press("{other} is merged into this request. You can undo that on this page.", _merge),
    "unmerge": Press("The merge of {one} and {other} is undone: both stand as before.", _undo_merge),
    "apart": Press("Noted: {one} and {other} are not the same. They are not suggested again.", _tell_apart),
    "maybe": Press("{one} and {other} may be the same person again.", _ask_once_more),
}
