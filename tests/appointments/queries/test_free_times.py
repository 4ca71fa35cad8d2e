"""What it costs to find free times, counted in queries; benchmarks/booking counts the milliseconds."""

from datetime import date, timedelta

import pytest

from appointments.models import Closure
from appointments.queries.free_times import free_times, next_free_times, refusal, resources_for
from tests.appointments.calendar import MONDAY_9, book, hold, make_resource, make_service
from tests.appointments.factories import NOON, make_location

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 3, 5)


def next_times(resources):
    return next_free_times(service=make_service(), resources=resources, first_on=THURSDAY, days=3, now=NOON)


@pytest.mark.parametrize("number", [1, 3])
def test_the_next_days_with_times_cost_four_queries_for_one_calendar_and_for_three(
    number, django_assert_num_queries
):
    for place in range(number):
        resource = make_resource(location=make_location(f"Place {place}"))
        for hour in range(place + 1):
            book(resource, MONDAY_9 + timedelta(hours=hour))
    service = make_service()
    resources = resources_for(service)

    with django_assert_num_queries(4):
        found, next_on = next_free_times(
            service=service, resources=resources, first_on=THURSDAY, days=3, now=NOON
        )

    assert {free.resource for free in found} == set(resources)
    assert {free.local.date() for free in found} == {THURSDAY + timedelta(days=days) for days in (0, 1, 4)}
    assert next_on == THURSDAY + timedelta(days=5)


def test_each_fortnight_without_a_time_costs_four_more(django_assert_num_queries):
    resource = make_resource()
    Closure.objects.create(first_on=THURSDAY, last_on=THURSDAY + timedelta(days=20))
    service, resources = make_service(), [resource]

    with django_assert_num_queries(8):
        found, _ = next_free_times(service=service, resources=resources, first_on=THURSDAY, days=3, now=NOON)

    assert found[0].local.date() == THURSDAY + timedelta(days=21)


def test_ninety_days_of_three_calendars_cost_four_queries(django_assert_num_queries):
    resources = [make_resource(location=make_location(f"Place {number}")) for number in range(3)]
    service = make_service()

    with django_assert_num_queries(4):
        free_times(
            service=service,
            resources=resources,
            first_on=THURSDAY,
            last_on=THURSDAY + timedelta(days=89),
            now=NOON,
        )


def test_a_refusal_costs_five_queries(django_assert_num_queries):
    resource = make_resource()
    held = hold(resource)

    with django_assert_num_queries(5):
        why = refusal(service=held.service, resource=held.resource, starts_at=MONDAY_9, now=NOON)

    assert why == "taken"


def test_a_full_day_is_left_out_for_the_clinician_that_has_it_full_alone():
    service = make_service(daily_cap=1)
    full, open_one = make_resource(service), make_resource(service)
    book(full)

    found, _ = next_times([full, open_one])

    monday = {free.resource for free in found if free.local.date() == date(2026, 3, 9)}
    assert monday == {open_one}
