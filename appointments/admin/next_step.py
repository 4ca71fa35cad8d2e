"""How a request stands for whoever looks at it, and so what its page puts first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from appointments.actions.replies import refusal_of
from appointments.enums import AppointmentStatus, ContactOutcome, RequestStatus
from appointments.models import Appointment, AppointmentRequest, ContactAttempt
from appointments.queries import Clock
from appointments.rules.business_hours import day_begins_at
from appointments.rules.front_desk import spoken_day, spoken_hour, spoken_wake
from appointments.rules.next_step import NextStep, Standing, Step, next_step
from appointments.rules.next_try import NextTry, next_try

S = AppointmentStatus
FIRM = (S.BOOKED, S.ARRIVED, S.CHECKED_IN)


@dataclass(frozen=True)
class Ahead:
    """What comes next, and when to try again after a try that failed."""

    step: NextStep
    try_at: NextTry | None

    @property
    def code(self) -> str:
        return self.step.step or ""


def what_is_ahead(
    http: HttpRequest,
    request: AppointmentRequest,
    *,
    times: Sequence[Appointment],
    attempts: Sequence[ContactAttempt],
    clock: Clock,
    now: datetime,
) -> Ahead:
    """Return the next step. No query: `attempts` are those since the clinic's clock last began, in order."""
    failed = _failures(attempts)
    again = _next_try(request, failed, clock, now) if failed and request.is_open else None
    standing = Standing(
        status=request.status,
        is_claimed=request.assigned_to_id is not None,
        other=_other(http, request),
        may_decide=http.user.has_perm("appointments.decide_suitability"),
        can_write=not refusal_of(request),
        has_spoken=any(one.outcome == ContactOutcome.SPOKE for one in attempts),
        last_failure=failed[-1].outcome if failed else "",
        next_try=again.words if again else "",
        due=_due(request, clock, now),
        asked_for=_when(times, S.PENDING, now=now),
        booked=_when(times, *FIRM, now=now),
        has_begun=any(one.status in FIRM and one.starts_at and one.starts_at <= now for one in times),
        offered_until=_offered_until(times, clock, now),
        asleep_until=_asleep_until(request, clock, now),
    )
    step = next_step(standing)
    return Ahead(step, again if step.step in (Step.LOG, Step.WRITE) else None)


def _failures(attempts: Sequence[ContactAttempt]) -> list[ContactAttempt]:
    """Return the tries since they last spoke."""
    failed: list[ContactAttempt] = []
    for one in attempts:
        failed = [] if one.outcome == ContactOutcome.SPOKE else [*failed, one]
    return failed


def _next_try(
    request: AppointmentRequest, failed: Sequence[ContactAttempt], clock: Clock, now: datetime
) -> NextTry | None:
    return next_try(
        now,
        tries=[one.at for one in failed],
        hours=clock.hours,
        zone=clock.zone,
        windows=request.windows,
    )


def _other(http: HttpRequest, request: AppointmentRequest) -> str:
    if request.assigned_to is None or request.assigned_to_id == http.user.pk:
        return ""
    return request.assigned_to.called


def _due(request: AppointmentRequest, clock: Clock, now: datetime) -> str:
    """Return by when the first call is due: "at 3 pm", "on Thu, Mar 5, at 9 am", "since 3 pm"."""
    if request.first_contact_at or request.status not in (RequestStatus.NEW, RequestStatus.IN_REVIEW):
        return ""
    local, here = request.due_at.astimezone(clock.zone), now.astimezone(clock.zone)
    day = "" if local.date() == here.date() else f"{spoken_day(local.date())}, "
    return f"{'since' if local < here else 'by'} {day}{spoken_hour(local)}"


def _when(times: Sequence[Appointment], *statuses: AppointmentStatus, now: datetime) -> str:
    """Return when the time of one of these statuses is, on its own location's clock."""
    for one in times:
        if one.status not in statuses or one.starts_at is None or one.resource is None:
            continue
        if one.status == S.PENDING and not one.holds_its_time(now=now):
            continue
        local = one.starts_at.astimezone(one.resource.location.zone)
        return f"{spoken_day(local.date())} at {spoken_hour(local)}"
    return ""


def _offered_until(times: Sequence[Appointment], clock: Clock, now: datetime) -> str:
    ends = [one.held_until for one in times if one.status == S.PROPOSED and one.held_until]
    open_until = [end.astimezone(clock.zone) for end in ends if end > now]
    if not open_until:
        return ""
    first = min(open_until)
    return f"{spoken_day(first.date())}, {spoken_hour(first)}"


def _asleep_until(request: AppointmentRequest, clock: Clock, now: datetime) -> str:
    if request.snoozed_until is None or not request.is_asleep(now=now):
        return ""
    wakes_at = request.snoozed_until.astimezone(clock.zone)
    opens_at = day_begins_at(wakes_at.date(), clock.hours, clock.zone)
    return spoken_wake(wakes_at, opens_at, now.astimezone(clock.zone).date())
