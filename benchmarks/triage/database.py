"""The queue's pages beside more and more requests, on the database that DATABASE_URL names."""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import django

MOST_QUERIES, MOST_MS, MOST_GROWTH = 15, 150.0, 2.0
ROUNDS = 15
QUEUE = "/staff/appointments/appointmentrequest/"


@dataclass(frozen=True)
class Cost:
    """What one page costs: the median of some rounds in milliseconds, and its queries."""

    ms: float
    queries: int


def main(sizes: Sequence[int]) -> int:
    """Print each figure; return how many were missed."""
    django.setup()
    from django.test.utils import setup_test_environment

    from benchmarks.report import Report

    setup_test_environment()
    prepare()
    report = Report()
    costs = []
    for size in sizes:
        fill(size)
        costs.append({name: cost_of(open_page) for name, open_page in pages().items()})
        show(report, size, costs[-1])
    compare(report, sizes, costs)
    return report.missed


def prepare() -> None:
    """Make an empty site with a place, and somebody of the front desk."""
    from django.core.management import call_command

    from clinic.roles import Role
    from tests.appointments.factories import make_location, make_staff

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    make_location("Miami")
    make_staff(Role.FRONT_DESK, username="measured", first_name="Measured")


def fill(size: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from appointments.models import AppointmentRequest

    call_command("make_requests", size - AppointmentRequest.objects.count())
    with connection.cursor() as cursor:  # As each of the two does by itself after a while.
        cursor.execute("ANALYZE")


def pages() -> dict[str, Callable[[], int]]:
    """Return what is opened: each returns the status of its answer."""
    from django.test import Client

    from appointments.admin.queues import QUEUES
    from appointments.management.made_up import name_of, phone_of
    from appointments.models import AppointmentRequest
    from clinic.models import User
    from tests.signed_in import sign_in

    desk = Client(headers={"host": "127.0.0.1"})
    sign_in(desk, User.objects.get(username="measured"))
    reference = AppointmentRequest.objects.order_by("pk").values_list("reference", flat=True)[0]

    def get(query: str) -> Callable[[], int]:
        return lambda: desk.get(f"{QUEUE}{query}").status_code

    def find(typed: str) -> Callable[[], int]:
        return lambda: desk.post(f"{QUEUE}search/", {"typed": typed}).status_code

    found = {"landing": get("")} | {f"queue {one.label}": get(f"?queue={one.code}") for one in QUEUES}
    return found | {
        "queue All, page 10": get("?queue=all&p=10"),
        "queue Closed, page 10": get("?queue=closed&p=10"),
        "landing, narrowed": get("?language=en&source=/ketamine/&age=week"),
        "queue All, narrowed to nothing": get("?queue=all&language=es&age=older"),
        "queue Closed, narrowed": get("?queue=closed&language=en&source=/ketamine/"),
        "queue Closed, narrowed to nothing": get("?queue=closed&language=es"),
        "find a name": find(name_of(7)[:5]),
        "find a name that all have": find("sam"),
        "find two beginnings": find(f"sample {name_of(3)[:4]}"),
        "find a phone number": find(phone_of(11)),
        "find a reference": find(reference),
        "stock admin list": stock_list(),
    }


def stock_list() -> Callable[[], int]:
    """Open Django's own list over the same rows; benchmarks/triage/stock.py is all of it."""
    from django.test import Client, override_settings

    from clinic.models import User
    from tests.signed_in import sign_in

    manager, _ = User.objects.get_or_create(username="stock", is_superuser=True, is_staff=True)
    client = Client(headers={"host": "127.0.0.1"})
    sign_in(client, manager)

    def open_list() -> int:
        with override_settings(ROOT_URLCONF="benchmarks.triage.stock"):
            return client.get("/stock/appointments/appointmentrequest/").status_code

    return open_list


def cost_of(open_page: Callable[[], int]) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        status = open_page()
    queries = len(captured)  # The rounds below empty the log that it is read from.
    if status != 200:
        raise RuntimeError(f"answered {status}")
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        open_page()
        took.append((time.perf_counter() - begun) * 1000)
    if not queries:
        raise RuntimeError("no query was counted")
    return Cost(statistics.median(took), queries)


def show(report: object, size: int, costs: dict[str, Cost]) -> None:
    report.head(f"{size:,} requests: ms at the median of {ROUNDS}, and queries")
    for name, cost in costs.items():
        if name.startswith("stock"):
            report.fact(f"{name}: ms", f"{cost.ms:.1f}")
            report.fact(f"{name}: queries", cost.queries)
            continue
        report.wanted(f"{name}: ms", cost.ms, MOST_MS)
        report.wanted(f"{name}: queries", cost.queries, MOST_QUERIES)


def compare(report: object, sizes: Sequence[int], costs: Sequence[dict[str, Cost]]) -> None:
    report.head(f"{sizes[-1]:,} requests beside {sizes[0]:,}: how many times the ms")
    for name, cost in costs[-1].items():
        growth = cost.ms / costs[0][name].ms
        if name.startswith("stock"):
            report.fact(name, f"{growth:.1f}")
        else:
            report.wanted(name, growth, MOST_GROWTH)
    ours, stock = costs[-1]["landing"].ms, costs[-1]["stock admin list"].ms
    report.fact("the stock list's ms for one of the landing queue's", f"{stock / ours:.1f}")


if __name__ == "__main__":
    sys.exit(min(main([int(number) for number in sys.argv[1:]]), 1))
