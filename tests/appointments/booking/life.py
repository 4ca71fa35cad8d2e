"""The whole life of bookings as hypothesis walks through it: every verb, in any order, with crashes."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from appointments.actions import booking, triage
from appointments.actions.booking.too_late import TooLateError
from appointments.actions.drafts import forget_old_drafts
from appointments.actions.screening import send_consultation
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.enums import LIVE_STATUSES, OCCUPYING_STATUSES, CancelReason, ClosedReason
from appointments.models import Actor, Appointment, AppointmentRequest, Closure, Event, OccupiedTick, Resource
from appointments.models import OutboundMessage as Message
from appointments.queries.schedule import impossible_states
from appointments.rules.transitions import TransitionRefusedError
from tests.appointments.booking.crashing import CrashError, crash_at
from tests.appointments.booking.world import PLACES, World, new_draft, new_request
from tests.appointments.factories import NOON, build_sending

ANSWERS = (
    *(booking.TimeRefusedError, booking.HoldLapsedError, TooLateError),
    *(TransitionRefusedError, ChangedMeanwhileError, triage.ClosingRefusedError, CrashError),
)
# The worker looks every few seconds; here it may be away for this long.
LONGEST_WITHOUT_SWEEP = timedelta(minutes=55)

some = st.integers(0, 11)
places = st.integers(0, 5) | st.integers(0, PLACES - 1)
crashes = st.none() | st.integers(1, 8)
reasons = st.sampled_from(["", "", "the patient asked"])


class Life(RuleBasedStateMachine):
    """Each example runs in a savepoint of the test. `world` is set by the test; `done` counts what worked.

    Nothing that is refused, or dies on the way, may leave a trace; and nothing impossible may ever be found.
    """

    world: World
    done: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.now = self.swept_at = NOON
        self.people = 0
        self.is_new = True
        self.old: list[Appointment] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @invariant()
    def nothing_impossible_is_found(self) -> None:
        """Look whenever something was done, or time has passed."""
        if self.is_new:
            self.is_new = False
            found = list(impossible_states(now=self.now))
            assert not found, found

    @initialize()
    def some_people_ask(self) -> None:
        """Begin with a held, an offered and a booked time, so that there is something to do at once."""
        for make in (new_draft, new_draft, new_request, new_request, new_request):
            self.somebody_asks(make)
        self.hold(0, 0, 0, 1, None)
        self.send(0, False, None)
        self.hold(0, 1, 2, 3, None)
        self.offer(0, 0, 1, [2, 4], None)
        self.book(1, 1, 2, 1, "", None)

    @rule(make=st.sampled_from([new_draft, new_request]))
    def somebody_asks(self, make: Callable[[int, datetime], AppointmentRequest]) -> None:
        self.people += 1
        make(self.people, self.now)

    # What patients do

    @rule(who=some, what=some, where=some, place=places, crash=crashes)
    def hold(self, who: int, what: int, where: int, place: int, crash: int | None) -> None:
        wanted = self.wanted(where, place) | {"service": self.service(what)}
        self.do(booking.hold_time, crash, request=self.request(who, "draft"), **wanted, by=Actor.PATIENT)

    @rule(which=some, crash=crashes)
    def extend(self, which: int, crash: int | None) -> None:
        self.do(booking.extend_hold, crash, appointment=self.one(which, "proposed"), by=Actor.PATIENT)

    @rule(who=some, crash=crashes)
    def release(self, who: int, crash: int | None) -> None:
        self.do(booking.release_hold, crash, request=self.request(who, "draft"), by=Actor.PATIENT)

    @rule(who=some, is_spam=st.sampled_from([False, False, False, True]), crash=crashes)
    def send(self, who: int, is_spam: bool, crash: int | None) -> None:
        sending = build_sending(suspicions=["trap"] if is_spam else [], address=f"192.0.2.{self.people}")
        draft = self.request(who, "draft", kind="consultation")
        self.do(send_consultation, crash, draft=draft, sending=sending, by=Actor.PATIENT)

    @rule(which=some, crash=crashes)
    def accept(self, which: int, crash: int | None) -> None:
        offered = self.one(which, "proposed", proposed_by="staff")
        self.do(booking.accept_offer, crash, appointment=offered, by=Actor.PATIENT)

    @rule(which=some, where=some, place=places, by_staff=st.booleans(), override=reasons, crash=crashes)
    def move(
        self, which: int, where: int, place: int, by_staff: bool, override: str, crash: int | None
    ) -> None:
        by = self.world.staff if by_staff else Actor.PATIENT
        wanted = self.wanted(where, place) | {"override_reason": override, "by": by}
        self.do(booking.move_appointment, crash, appointment=self.one(which, "pending", "booked"), **wanted)

    @rule(which=some, by_staff=st.booleans(), crash=crashes)
    def cancel(self, which: int, by_staff: bool, crash: int | None) -> None:
        by, reason = (
            (self.world.staff, CancelReason.CLINIC) if by_staff else (Actor.PATIENT, CancelReason.PATIENT)
        )
        chosen = self.one(which, *OCCUPYING_STATUSES, "waitlist")
        self.do(booking.cancel_appointment, crash, appointment=chosen, reason=reason, by=by)

    # What staff do

    @rule(who=some, what=some, where=some, chosen=st.lists(places, min_size=1, max_size=3), crash=crashes)
    def offer(self, who: int, what: int, where: int, chosen: list[int], crash: int | None) -> None:
        wanted = [self.wanted(where + number, place) for number, place in enumerate(chosen)]
        times = [(one["resource"], one["starts_at"]) for one in wanted]
        about = {"request": self.request(who, "new", "in_review"), "service": self.service(what)}
        self.do(booking.offer_times, crash, **about, times=times, by=self.world.staff)

    @rule(which=some, crash=crashes)
    def confirm(self, which: int, crash: int | None) -> None:
        self.do(
            booking.confirm_appointment, crash, appointment=self.one(which, "pending"), by=self.world.staff
        )

    @rule(who=some, what=some, where=some, place=places, override=reasons, crash=crashes)
    def book(self, who: int, what: int, where: int, place: int, override: str, crash: int | None) -> None:
        about = {"request": self.request(who, "new", "in_review"), "service": self.service(what)}
        wanted = self.wanted(where, place) | {"override_reason": override, "by": self.world.staff}
        self.do(booking.book_time, crash, **about, **wanted)

    @rule(
        verb=st.sampled_from(
            [
                *(booking.mark_arrived, booking.check_in, booking.fulfil_appointment),
                *(booking.mark_no_show, booking.enter_in_error),
            ]
        ),
        which=some,
        when_it_began=st.booleans(),
        crash=crashes,
    )
    def visit(self, verb: Callable, which: int, when_it_began: bool, crash: int | None) -> None:
        chosen = self.one(which, "booked", "arrived", "checked-in")
        if chosen and chosen.starts_at and when_it_began and chosen.starts_at > self.now:
            self.let_pass(chosen.starts_at - self.now)
        self.do(verb, crash, appointment=chosen, by=self.world.staff)

    @rule(who=some, what=some, crash=crashes)
    def put_on_waitlist(self, who: int, what: int, crash: int | None) -> None:
        request = self.request(who, "new", "in_review", "scheduled")
        about = {"request": request, "service": self.service(what)}
        self.do(booking.put_on_waitlist, crash, **about, by=self.world.staff)

    @rule(which=some, where=some, place=places, crash=crashes)
    def offer_from_waitlist(self, which: int, where: int, place: int, crash: int | None) -> None:
        wanted = self.wanted(where, place)
        wanted["starts_at"] += timedelta(days=2)
        entry = self.one(which, "waitlist")
        self.do(booking.offer_from_waitlist, crash, entry=entry, **wanted, by=self.world.staff)

    @rule(
        verb=st.sampled_from(
            [
                *(triage.claim_request, triage.unclaim_request, triage.ask_clinician, triage.resume_request),
                *(triage.wait_for_patient, triage.reopen_request, triage.release_request),
            ]
        ),
        who=some,
        crash=crashes,
    )
    def work_on(self, verb: Callable, who: int, crash: int | None) -> None:
        self.do(verb, crash, request=self.request(who), by=self.world.staff)

    @rule(
        who=some, reason=st.sampled_from([ClosedReason.WITHDRAWN, ClosedReason.NOT_SUITABLE]), crash=crashes
    )
    def close(self, who: int, reason: ClosedReason, crash: int | None) -> None:
        self.do(
            triage.close_request, crash, request=self.request(who), reason=reason, by=self.world.clinician
        )

    # What happens meanwhile

    @rule(minutes=st.sampled_from([1, 5, 10, 14, 15, 16, 45, 300, 1440]))
    def time_passes(self, minutes: int) -> None:
        self.let_pass(timedelta(minutes=minutes))

    @rule(crash=crashes)
    def sweep(self, crash: int | None) -> None:
        self.do(booking.put_away_lapsed, crash, leaves_traces=True)

    @rule(what=st.sampled_from(["forget", "close", "open", "out of use", "in use"]), where=some)
    def meanwhile(self, what: str, where: int) -> None:
        resource = self.world.resources[where % len(self.world.resources)]
        if what == "forget":
            self.do(forget_old_drafts, None)
        elif what == "close":
            self.close_tomorrow(resource)
        elif what == "open":
            Closure.objects.all().delete()
        else:
            Resource.objects.filter(pk=resource.pk).update(is_active=what == "in use")

    # How it is done

    def do(
        self, action: Callable[..., Any], crash: int | None, leaves_traces: bool = False, **how: Any
    ) -> None:
        """Act, once there is somebody to act upon, and look for traces of what came to nothing."""
        if any(value is None for value in how.values()):
            return
        before = traces()
        refused = None
        try:
            with crash_at(crash):
                action(now=self.now, **how)
        except ANSWERS as answer:
            refused = answer
        self.done[type(refused).__name__ if refused else action.__name__] += 1
        if refused:
            assert leaves_traces or traces() == before, f"{action.__name__} left traces: {refused!r}"
        elif action is booking.put_away_lapsed:
            self.swept_at = self.now
        self.is_new |= leaves_traces or not refused

    def close_tomorrow(self, resource: Resource) -> None:
        """Close a calendar's next day that has nothing but holds on it: staff move the others first."""
        opens = self.world.start(resource, 1, self.now)
        around = (opens - timedelta(days=1), opens + timedelta(days=1))
        if not resource.appointments.filter(status__in=LIVE_STATUSES, starts_at__range=around).exists():
            Closure.objects.create(resource=resource, first_on=opens.date(), last_on=opens.date())

    def let_pass(self, much: timedelta) -> None:
        """Let time pass, in which the worker does not sleep for ever."""
        self.now += much
        self.is_new = True
        if self.now - self.swept_at > LONGEST_WITHOUT_SWEEP:
            self.do(booking.put_away_lapsed, None)

    def service(self, what: int) -> Any:
        return self.world.services[what % len(self.world.services)]

    def wanted(self, where: int, place: int) -> dict[str, Any]:
        resource = self.world.resources[where % len(self.world.resources)]
        return {"resource": resource, "starts_at": self.world.start(resource, place, self.now)}

    def request(self, number: int, *statuses: str, **about: str) -> AppointmentRequest | None:
        """Return somebody's request: mostly in one of these statuses."""
        rows = AppointmentRequest.objects.filter(**about).select_related("location").order_by("pk")
        fitting = rows.filter(status__in=statuses) if statuses and number < 10 else rows
        found = list(fitting)
        return found[number % len(found)] if found else None

    def one(self, number: int, *statuses: str, **about: str) -> Appointment | None:
        """Return an appointment: mostly in one of these statuses, at times as another tab saw it before."""
        if number >= 10 and self.old:
            return self.old[-1]
        rows = Appointment.objects.select_related("request__location", "service", "resource__location")
        found = list(
            rows.filter(status__in=statuses, **about).order_by("pk") if number < 9 else rows.order_by("pk")
        )
        if not found:
            return None
        self.old.append(rows.get(pk=found[-1].pk))
        return found[number % len(found)]


def traces() -> tuple[Any, ...]:
    """Return all that the actions write, as far as it can tell one state from another."""
    times = Appointment.objects.order_by("pk").values_list("pk", "status", "version", "held_until")
    requests = AppointmentRequest.objects.order_by("pk").values_list("pk", "status", "version", "due_at")
    ticks = OccupiedTick.objects.order_by("pk").values_list("pk", flat=True)
    messages = Message.objects.order_by("pk").values_list("pk", "status")
    return list(times), list(requests), list(ticks), list(messages), Event.objects.count()
