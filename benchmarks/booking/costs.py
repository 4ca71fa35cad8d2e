"""What the free times of 3 locations and 10 clinicians cost, by the days shown and the bookings ever made."""

import os
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appointments.models import Appointment, AppointmentRequest, OccupiedTick, Resource, ServiceType
from appointments.queries.free_times import free_times, next_free_times, resources_for
from appointments.rules.slots import tick_of
from benchmarks.booking.old_appointments import make_old_appointments
from benchmarks.booking.people import open_each_day
from benchmarks.report import Report
from clinic.models import Clinician, Location

CLINICIANS, LOCATIONS, DAYS = 10, 3, 90
MOST_QUERIES, MOST_MS = 6, 50.0
TIMES = 15


def free_times_cost(report: Report, most: int) -> None:
    """Measure with a thousand old appointments, and with many: only the days shown should matter."""
    resources = make_clinic()
    for number in (1_000, most):
        made = make_old_appointments(resources, number)
        report.head(
            f"Free times, {LOCATIONS} locations, {CLINICIANS} clinicians, half booked; {made} old ones"
        )
        for days in (7, 30, DAYS):
            report_days(report, resources, days, MOST_MS if days == DAYS else None)
        report_next(report, resources)
    report.fact("load of the machine in the last minute", f"{os.getloadavg()[0]:.1f}")
    report.head("How the database finds what is taken")
    for line in plan(resources):
        print(f"  {line}")


def report_days(report: Report, resources: list[Resource], days: int, most: float | None) -> None:
    first = timezone.localdate() + timedelta(days=1)
    about = {"service": service(), "resources": resources, "now": timezone.now()}

    def ask() -> list[Any]:
        return free_times(**about, first_on=first, last_on=first + timedelta(days=days - 1))

    with CaptureQueriesContext(connection) as queries:
        found = len(ask())
    report.fact(f"{days} days: free times", found)
    report.wanted(f"{days} days: queries", len(queries), MOST_QUERIES)
    took = milliseconds(ask)
    if most is None:
        report.fact(f"{days} days: ms, median of {TIMES}", f"{took:.1f}")
    else:
        report.wanted(f"{days} days: ms, median of {TIMES}", took, most)


def report_next(report: Report, resources: list[Resource]) -> None:
    """Measure what the page asks: the next days that have times, with who can be booked."""

    def ask() -> object:
        found = resources_for(service())
        return next_free_times(
            service=service(), resources=found, first_on=timezone.localdate(), days=3, now=timezone.now()
        )

    with CaptureQueriesContext(connection) as queries:
        ask()
    report.wanted("next three days with times: queries, all told", len(queries) - 2, MOST_QUERIES)
    report.fact(f"next three days with times: ms, median of {TIMES}", f"{milliseconds(ask):.1f}")


def milliseconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def service() -> ServiceType:
    return ServiceType.objects.get(code="half-booked")


def make_clinic() -> list[Resource]:
    """Make clinicians with eight hours every day, four of which are booked."""
    usual = {"name": "Half booked", "notice": 0, "horizon_days": DAYS}
    ServiceType.objects.get_or_create(code="half-booked", defaults=usual)
    places = list(Location.objects.order_by("pk")[:LOCATIONS])
    while len(places) < LOCATIONS:
        places.append(Location.objects.create(name=f"Place {len(places)}", time_zone="America/Chicago"))
    for number in range(CLINICIANS):
        name = f"Clinician {number}"
        resource = Resource.objects.create(
            name=name, location=places[number % LOCATIONS], clinician=Clinician.objects.create(name=name)
        )
        resource.services.set([service()])
        open_each_day(resource)
        book_half(resource)
    return resources_for(service())


def book_half(resource: Resource) -> None:
    first = timezone.localdate()
    days = [first + timedelta(days=number) for number in range(DAYS + 2)]
    starts = [moment(day, hour, resource.location.zone) for day in days for hour in (9, 11, 13, 15)]
    requests = AppointmentRequest.objects.bulk_create(_request(number) for number in range(len(starts)))
    made = Appointment.objects.bulk_create(
        Appointment(
            request=request,
            service=service(),
            resource=resource,
            status="booked",
            created_at=timezone.now(),
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            first_tick=tick_of(start),
            end_tick=tick_of(start) + 12,
        )
        for request, start in zip(requests, starts, strict=True)
    )
    OccupiedTick.objects.bulk_create(
        OccupiedTick(resource=resource, clinician=resource.clinician, tick=tick, appointment=one)
        for one in made
        for tick in range(one.first_tick or 0, one.end_tick or 0)
    )


def moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


def _request(number: int) -> AppointmentRequest:
    return AppointmentRequest(
        kind="consultation",
        status="scheduled",
        submission_key=uuid.uuid4().hex,
        sent_at=timezone.now(),
        due_at=timezone.now(),
        first_name="Ada",
        last_name="Sample",
    )


def plan(resources: list[Resource]) -> list[str]:
    """Return the database's own words about the query for what is taken."""
    first = timezone.localdate() + timedelta(days=1)
    with CaptureQueriesContext(connection) as queries:
        free_times(
            service=service(),
            resources=resources,
            first_on=first,
            last_on=first + timedelta(days=DAYS),
            now=timezone.now(),
        )
    sql = next(one["sql"] for one in queries if "first_tick" in one["sql"])
    explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql)
        return [str(row[-1]) for row in cursor.fetchall()]
