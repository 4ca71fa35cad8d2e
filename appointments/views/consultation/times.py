"""When to come: a free time that is held from then on, times of the week that suit, or a call."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from appointments.actions.booking import HoldLapsedError, TimeRefusedError, extend_hold, hold_time
from appointments.actions.screening import save_page, save_wish
from appointments.forms.screening.pages import CHECK, PAGES
from appointments.forms.screening.time_choices import HeldTime, TimeFilters, days_of
from appointments.forms.screening.when import CALL, WhenForm
from appointments.models import Actor, ServiceType
from appointments.queries.free_times import (
    CODE,
    FreeTime,
    nearest_free_times,
    next_free_times,
    one_a_time,
    time_named,
)
from appointments.rules.booking import Refusal
from appointments.rules.gates import SIGNS
from appointments.views.consultation.bookable import Bookable, bookable
from appointments.views.consultation.crowd import answers_a_crowd, taken_answer
from appointments.views.consultation.draft import OpenDraft, with_draft
from appointments.views.consultation.pages import show_page
from appointments.views.form_steps import CONFLICT, UNPROCESSABLE, form_step, see_other

TIME_PAGE = PAGES[-1]
DAYS_SHOWN = 6
NO_HOLD = (
    "We cannot hold a time for you online right now. Tell us when you could come, and we will contact you."
)


@form_step
@answers_a_crowd
@with_draft
def time_page(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Show the next free times; POST holds the one that was picked, or keeps the wish."""
    if http.method != "POST":
        return show_times(http, draft)
    picked = http.POST.get("time", "")
    return _hold(http, draft, picked) if CODE.fullmatch(picked) else _wish(http, draft)


@form_step
@with_draft
def extend(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Hold the time for longer (POST), and go back to where it is shown."""
    # What was sent is read first: a body that cannot be read is refused before anything is done.
    back_to = TIME_PAGE.slug if http.POST.get("from") == TIME_PAGE.slug else CHECK
    held = draft.held
    if http.method == "POST" and held:
        with suppress(HoldLapsedError):  # The page that follows says so, and what to do.
            extend_hold(appointment=held, by=Actor.PATIENT, now=timezone.now())
    return see_other(draft.address(back_to))


def refused_time(
    http: HttpRequest,
    draft: OpenDraft,
    refusal: Refusal,
    *,
    wanted: datetime,
    known: Bookable | None = None,
) -> HttpResponse:
    """Say why a time cannot be had, and show those nearest to it that are free."""
    now, found = timezone.now(), known or bookable()
    times: list[FreeTime] = []
    if found.service:
        times = nearest_free_times(
            service=found.service, resources=found.resources, wished=wanted, now=now, ignoring=_own(draft)
        )
    form = WhenForm(stored=draft.stored, label="The nearest free times")
    _offer(form, times, places=len(found.places))
    form.refuse(refusal.words)
    return _page(http, draft, form, now, status=CONFLICT, all_times_url=draft.address(TIME_PAGE.slug))


def show_times(
    http: HttpRequest, draft: OpenDraft, *, form: WhenForm | None = None, status: int = 200
) -> HttpResponse:
    """Return the page with the free times of the days that its address asks for."""
    now, found = timezone.now(), bookable()
    places = found.places
    filters = TimeFilters.read(http.GET, places, today=timezone.localdate())
    times, next_on = _free(draft, found, filters, now)
    form = form or _form_of(draft)
    _offer(form, times, places=1 if filters.location else len(places))
    return _page(
        http,
        draft,
        form,
        now,
        status=status,
        locations=filters.locations(places),
        parts=filters.parts(),
        zones=sorted({str(place.get_time_zone_display()) for place in places}),
        later_times_url=filters.later(next_on),
    )


def _page(
    http: HttpRequest, draft: OpenDraft, form: WhenForm, now: datetime, *, status: int, **extra: object
) -> HttpResponse:
    return show_page(
        http,
        draft,
        TIME_PAGE,
        form,
        status=status,
        template="appointments/consultation/time.html",
        held=HeldTime.of(draft.held, now=now),
        token=draft.token,
        **extra,
    )


def _offer(form: WhenForm, times: list[FreeTime], *, places: int) -> None:
    form.offer(days_of(times, names_places=places > 1), places=places)


def _own(draft: OpenDraft) -> list[int]:
    """Return the hold that does not stand in its own patient's way."""
    return [draft.held.pk] if draft.held else []


def _form_of(draft: OpenDraft) -> WhenForm:
    """Return the form with the time that is still held, or the wish that was kept, in it."""
    held, stored = draft.held, dict(draft.stored)
    if held and held.resource and held.starts_at and held.holds_its_time(now=timezone.now()):
        stored["time"] = FreeTime(held.resource, held.starts_at).code
    return WhenForm(stored=stored)


def _free(
    draft: OpenDraft, found: Bookable, filters: TimeFilters, now: datetime
) -> tuple[list[FreeTime], date | None]:
    """Return the times to show; the one that is held for this patient is among them."""
    if found.service is None:
        return [], None
    times, next_on = next_free_times(
        service=found.service,
        resources=[one for one in found.resources if filters.location in (None, one.location)],
        first_on=filters.first_on or now.date() - timedelta(days=1),
        days=DAYS_SHOWN,
        now=now,
        ignoring=_own(draft),
    )
    return one_a_time([free for free in times if filters.fits(free)]), next_on


def _hold(http: HttpRequest, draft: OpenDraft, code: str) -> HttpResponse:
    now, found = timezone.now(), bookable()
    if set(draft.request.quarantine_reasons) & SIGNS:
        return _hold_nothing(http, draft)
    picked = time_named(code, among=found.resources)
    if found.service is None or picked is None:
        return refused_time(http, draft, Refusal.NOT_OFFERED, wanted=now, known=found)
    try:
        _hold_or_keep(draft, found.service, picked, now)
    except TimeRefusedError as error:
        make = partial(refused_time, http, draft, error.refusal, wanted=picked.starts_at, known=found)
        return taken_answer(draft, picked, make) if error.refusal == Refusal.TAKEN else make()
    _save(draft, {"time": code, "windows": []}, now)
    return draft.go_on(TIME_PAGE)


def _hold_nothing(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Ask for a wish instead: a draft begun under an attack, without proof, may take no time from others."""
    form = _form_of(draft)
    form.refuse(NO_HOLD)
    return show_times(http, draft, form=form, status=CONFLICT)


def _hold_or_keep(draft: OpenDraft, service: ServiceType, picked: FreeTime, now: datetime) -> None:
    """Hold a time; the one that is held already is held for longer."""
    held = draft.held
    is_the_same = held and (held.resource_id, held.starts_at) == (picked.resource.pk, picked.starts_at)
    if held and is_the_same:
        with suppress(HoldLapsedError):  # Then it is taken anew, if nobody else has it.
            return extend_hold(appointment=held, by=Actor.PATIENT, now=now)
    hold_time(
        request=draft.request,
        service=service,
        resource=picked.resource,
        starts_at=picked.starts_at,
        by=Actor.PATIENT,
        now=now,
    )
    return None


def _wish(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Keep when the patient could come, or that they would rather be called."""
    form = WhenForm(http.POST, stored=draft.stored)
    if not form.is_valid():
        return show_times(http, draft, form=form, status=UNPROCESSABLE)
    now, told = timezone.now(), form.to_answers()
    save_wish(
        draft=draft.request,
        windows=told["windows"],
        call_to_arrange=told["time"] == CALL,
        by=Actor.PATIENT,
        now=now,
    )
    _save(draft, told, now)
    return draft.go_on(TIME_PAGE)


def _save(draft: OpenDraft, answers: dict[str, object], now: datetime) -> None:
    save_page(draft=draft.request, answers=answers, page=TIME_PAGE.slug, now=now)
