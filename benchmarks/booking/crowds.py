"""A crowd that goes for the times of one clinician, over HTTP, through gunicorn's two processes."""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from django.db import connection
from django.utils import timezone

from appointments.actions.booking import (
    HoldLapsedError,
    ask_for_held_time,
    confirm_appointment,
    hold_time,
    put_away_lapsed,
)
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.models import Actor, Appointment, AppointmentRequest, Resource
from appointments.queries.links import find_link
from appointments.queries.schedule import impossible_states
from benchmarks.booking.crowd import Answer, percentile, press_at_once
from benchmarks.booking.people import (
    Person,
    half_hours,
    held_by_anybody,
    make_clinician,
    make_people,
    start_form,
)
from benchmarks.pages.serving import Server, served
from benchmarks.report import Report
from clinic.models import User

HOUR = timedelta(hours=1)
MOST_SECONDS = 2.0
JUST_TAKEN = "That time has just been taken."
PRESSED_IN_A_ROUND, ENDING_IN_A_ROUND = 40, 10


def one_crowd(report: Report, folder: Path, number: int) -> None:
    """Let so many people go for overlapping times at once, and report who has one."""
    resource = make_clinician("One clinician")
    people = make_people(resource, half_hours(resource), number)
    with site(folder) as server:
        press_at_once(server.port, make_people(make_clinician("Somebody else"), half_hours(resource), 16))
        before = server.cpu_seconds()
        answers = press_at_once(server.port, people)
        cost = (server.cpu_seconds() - before) / number * 1000
    report.head(f"{number} people at once, {len(half_hours(resource))} overlapping times of one clinician")
    report_crowd(report, people, answers, held_by_anybody(resource), folder)
    report.fact("processor ms of gunicorn for an answer", f"{cost:.1f}")
    report.fact("load of the machine in the last minute", f"{os.getloadavg()[0]:.1f}")
    report.fact("seconds, 50th percentile", f"{percentile(answers, 0.5):.1f}")
    report.wanted("seconds, 99th percentile", percentile(answers, 0.99), MOST_SECONDS)


def report_crowd(
    report: Report,
    people: Sequence[Person],
    answers: Sequence[Answer],
    kept: Sequence[tuple],
    folder: Path,
) -> None:
    by_status = Counter(answer.status for answer in answers)
    lost = [person for person, answer in zip(people, answers, strict=True) if answer.status == 409]
    refused = [answer for answer in answers if answer.status == 409]
    report.fact("have a time (303)", by_status[303])
    report.fact("just taken (409)", by_status[409])
    report.wanted("other answers", len(answers) - by_status[303] - by_status[409], 0)
    report.wanted("holds more or fewer than people who have one", abs(len(kept) - by_status[303]), 0)
    report.wanted("holds that overlap", sum(end > start for (_, end), (start, _) in pairwise(kept)), 0)
    report.wanted("refused, though their time would have fitted", sum(fits(one, kept) for one in lost), 0)
    report.wanted("refused without a word, or without other times", sum(is_bare(one) for one in refused), 0)
    report_schedule(report, folder)


def report_schedule(report: Report, folder: Path) -> None:
    said = (folder / "gunicorn.log").read_text()
    report.wanted("“database is locked” in the log", said.count("database is locked"), 0)
    report.wanted("lines of check_schedule", len(list(impossible_states(now=timezone.now()))), 0)


def fits(person: Person, kept: Sequence[tuple]) -> bool:
    return all(end <= person.starts_at or start >= person.starts_at + HOUR for start, end in kept)


def is_bare(answer: Answer) -> bool:
    """Whether a refusal does not say what happened, or shows no time that could be had instead."""
    return JUST_TAKEN not in answer.page or 'name="time"' not in answer.page


def crowds_with_worker_and_staff(report: Report, folder: Path, rounds: int) -> None:
    """Let holds run out under the crowd, while the worker puts them away and staff confirm what was asked."""
    totals: Counter[str] = Counter()
    staff = Actor.staff(User.objects.create_user("measured", is_staff=True))
    with site(folder) as server:
        for number in range(rounds):
            totals += one_round(server.port, number, staff)
    report.head(f"{rounds} rounds of {PRESSED_IN_A_ROUND} people, while holds run out and staff confirm")
    for name in sorted(totals):
        report.fact(name, totals[name])
    report.wanted("rounds with an answer that is neither 303 nor 409", totals["rounds with other answers"], 0)
    report.wanted("rounds with an impossible state", totals["rounds with an impossible state"], 0)
    report_schedule(report, folder)


def one_round(port: int, number: int, staff: Actor) -> Counter[str]:
    resource = make_clinician(f"Clinician of round {number}")
    starts = half_hours(resource)
    people = make_people(resource, starts[:20], PRESSED_IN_A_ROUND)
    ends = timezone.now() + timedelta(seconds=2)
    held = [hold_until(resource, start, ends) for start in starts[0:20:2]]
    asked = [asked_until(resource, start, ends) for start in starts[20:40:2]]
    confirmed: Counter[str] = Counter()
    stopped = threading.Event()
    others = [
        threading.Thread(target=closing(lambda: sweep_until(stopped))),
        threading.Thread(target=closing(lambda: confirmed.update(confirm_each(asked, staff, stopped)))),
    ]
    while timezone.now() < ends - timedelta(milliseconds=200):
        stopped.wait(0.01)
    for other in others:
        other.start()
    answers = press_at_once(port, people)
    stopped.set()
    for other in others:
        other.join()
    statuses = Counter(str(answer.status) for answer in answers)
    bad = [one for one in answers if one.status not in (303, 409)]
    lapsed = Appointment.objects.filter(pk__in=[one.pk for one in held], cancel_reason="lapsed").count()
    return (
        confirmed
        + statuses
        + Counter(
            {
                "holds that ran out": lapsed,
                "rounds with other answers": bool(bad),
                "rounds with an impossible state": any(impossible_states(now=timezone.now())),
            }
        )
    )


def hold_until(resource: Resource, start: datetime, ends: datetime) -> Appointment:
    """Return a time that somebody holds, and that runs out then."""
    request = find_link(start_form(), now=timezone.now()).request
    about = {"service": resource.services.get(), "resource": resource, "starts_at": start}
    held = hold_time(request=request, **about, by=Actor.PATIENT, now=timezone.now())
    Appointment.objects.filter(pk=held.pk).update(held_until=ends)
    held.refresh_from_db()
    return held


def asked_until(resource: Resource, start: datetime, ends: datetime) -> Appointment:
    """Return a time that somebody asked for, and that staff can confirm until then."""
    held = hold_until(resource, start, ends)
    AppointmentRequest.objects.filter(pk=held.request_id).update(status="new")
    held.request.refresh_from_db()
    asked = ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=timezone.now())
    Appointment.objects.filter(pk=asked.pk).update(held_until=ends)
    asked.refresh_from_db()
    return asked


def sweep_until(stopped: threading.Event) -> None:
    while not stopped.is_set():
        put_away_lapsed(now=timezone.now())


def confirm_each(asked: Sequence[Appointment], staff: Actor, stopped: threading.Event) -> Iterator[str]:
    """Confirm one after the other around the moment when they run out; yield how each went."""
    for one in asked:
        try:
            confirm_appointment(appointment=one, by=staff, now=timezone.now())
        except (HoldLapsedError, ChangedMeanwhileError):
            yield "asked for, and run out before staff confirmed"
        else:
            yield "confirmed"
        stopped.wait(0.03)


def closing(work: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    return run


@contextmanager
def site(folder: Path) -> Iterator[Server]:
    """Serve the site as deploy/ does while the block runs; what gunicorn says goes to a file."""
    with (
        (folder / "gunicorn.log").open("a") as log,
        served("clinic.wsgi:application", {}, stderr=log) as server,
    ):
        yield server
