"""Twenty people who work one queue at once, over HTTP, on the database that DATABASE_URL names."""

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import django

MADE, ASKED = 120, 30
# What everybody together has to have done, or the run says nothing about it.
KINDS = {"claim", "log", "offer", "confirm", "close"}


def main(people: int, seconds: int) -> int:
    """Print each figure; return how many were missed."""
    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from benchmarks.report import Report
    from benchmarks.triage.database import prepare

    prepare()
    begun = timezone.now()
    call_command("make_requests", MADE)
    ask_for_times()
    presses, pages, said = shift(people, seconds)
    report = Report()
    report.head(f"{people} people at one queue for {seconds} seconds")
    report_work(report, presses, pages)
    report_faults(report, presses, pages, said, begun)
    return report.missed


def ask_for_times() -> None:
    """Let patients ask for times, which the desk can confirm."""
    from django.utils import timezone

    from benchmarks.booking.crowds import asked_until
    from benchmarks.booking.people import half_hours, make_clinician

    resource = make_clinician("One clinician")
    for start in half_hours(resource)[: 2 * ASKED : 2]:
        asked_until(resource, start, timezone.now() + timedelta(hours=24))


def shift(people: int, seconds: int) -> tuple[list, list[tuple[int, float]], str]:
    """Let them work; return what they pressed, what they looked at, and what gunicorn said."""
    from benchmarks.booking.crowds import site
    from benchmarks.triage.colleague import Colleague

    folder = Path(os.environ["VAR_DIR"])
    with site(folder) as server:
        url = f"http://127.0.0.1:{server.port}"
        colleagues = [Colleague(url, *sign_in(number), number) for number in range(people)]
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=one.work_until, args=[end]) for one in colleagues]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    presses = [press for one in colleagues for press in one.presses]
    return presses, [page for one in colleagues for page in one.pages], (folder / "gunicorn.log").read_text()


def sign_in(number: int) -> tuple[str, str]:
    """Return a new colleague's name, and the key of a session that is signed in."""
    from django.test import Client

    from clinic.roles import Role
    from tests.appointments.factories import make_staff
    from tests.signed_in import sign_in as open_session

    name = f"measured-{number}"
    client = Client(headers={"host": "127.0.0.1"})
    open_session(client, make_staff(Role.FRONT_DESK, username=name, first_name=name))
    return name, client.cookies["session"].value


def report_work(report: object, presses: Sequence, pages: Sequence[tuple[int, float]]) -> None:
    done = Counter(press.verb for press in presses if press.is_done)
    for verb, number in sorted(done.items()):
        report.fact(f"done: {verb}", number)
    report.fact("refused: somebody changed it meanwhile (409)", sum(one.status == 409 for one in presses))
    report.fact("refused: not possible, or to be filled in (422)", sum(one.status == 422 for one in presses))
    report.fact("pages looked at", len(pages))
    took = sorted([one.seconds for one in presses] + [seconds for _, seconds in pages])
    report.fact("seconds for an answer, 50th percentile", f"{took[len(took) // 2]:.2f}")
    report.fact("seconds for an answer, 99th percentile", f"{took[len(took) * 99 // 100]:.2f}")


def report_faults(report: object, presses: Sequence, pages: Sequence, said: str, begun: object) -> None:
    from django.utils import timezone

    from appointments.queries.schedule import impossible_states

    statuses = [one.status for one in presses] + [status for status, _ in pages]
    report.wanted("answers of 500 and above", sum(status >= 500 for status in statuses), 0)
    report.wanted("other answers", sum(status not in (200, 302, 409, 422) for status in statuses), 0)
    report.wanted("done twice from one version: a lost update", twice(presses), 0)
    report.wanted(
        "claimed by two people from one version", twice([p for p in presses if p.verb == "claim"]), 0
    )
    report.wanted("kinds of work done that the records do not show", unrecorded(report, presses, begun), 0)
    report.wanted("“database is locked” in the log", said.count("database is locked"), 0)
    report.wanted("lines of check_schedule", len(list(impossible_states(now=timezone.now()))), 0)
    # Without these the noughts above would say nothing.
    report.wanted("kinds of work that nobody did", len(KINDS - {p.verb for p in presses if p.is_done}), 0)
    report.wanted("runs in which nobody met anybody", int(all(p.status != 409 for p in presses)), 0)


def twice(presses: Sequence) -> int:
    """Count the versions of a request from which more than one press was done."""
    done = Counter((press.request, press.version) for press in presses if press.is_done)
    return sum(number > 1 for number in done.values())


def unrecorded(report: object, presses: Sequence, begun: object) -> int:
    """Count the kinds of work whose records are more or fewer than the presses that were said to be done."""
    from django.db.models import Count

    from appointments.models import ContactAttempt, Event, Note

    done = Counter(press.verb for press in presses if press.is_done)
    events = Event.objects.filter(at__gte=begun, actor__isnull=False).values("verb")
    recorded = dict(events.annotate(number=Count("pk")).order_by().values_list("verb", "number"))
    there = {
        "log": ContactAttempt.objects.count(),
        "note": Note.objects.count(),
        "confirm": recorded.get("time_confirmed", 0),
        "close": recorded.get("closed", 0),
        "reopen": recorded.get("reopened", 0),
        "unclaim": recorded.get("unclaimed", 0),
    }
    wrong = {kind: (done[kind], number) for kind, number in there.items() if done[kind] != number}
    for kind, (pressed, number) in wrong.items():
        report.fact(f"{kind}: pressed, recorded", f"{pressed}, {number}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(min(main(*(int(number) for number in sys.argv[1:])), 1))
