"""Counting hits, and forgetting them."""

from datetime import datetime, timedelta

import pytest

from appointments.actions.limits import count_hit, forget_old_counters
from appointments.models import RateCounter
from tests.appointments.factories import NOON

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def hit(value: str = "192.0.2.1", purpose: str = "address", now: datetime = NOON) -> int:
    return count_hit(purpose=purpose, value=value, window=HOUR, now=now)


def test_each_hit_is_one_more():
    assert [hit(), hit(), hit()] == [1, 2, 3]


def test_another_value_another_purpose_and_another_window_are_counted_apart():
    hit()

    counts = [hit("192.0.2.2"), hit(purpose="contact"), hit(now=NOON + HOUR), hit(now=NOON - HOUR)]

    assert counts == [1, 1, 1, 1]


def test_a_window_lasts_until_its_very_end():
    assert [hit(now=NOON), hit(now=NOON + HOUR - timedelta(microseconds=1)), hit(now=NOON + HOUR)] == [
        1,
        2,
        1,
    ]


def test_counters_of_two_days_ago_are_forgotten_and_later_ones_kept():
    for age in (0, 24, 48, 49, 200):
        hit(now=NOON - age * HOUR)

    assert forget_old_counters(now=NOON) == 2
    left = list(RateCounter.objects.order_by("window_starts_at").values_list("window_starts_at", "hits"))
    assert left == [(NOON - 48 * HOUR, 1), (NOON - 24 * HOUR, 1), (NOON, 1)]
