"""The test databases themselves: what a test may count on (tests/databases.py)."""

import json
import threading
import urllib.request

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page

from clinic.models import Location, WorkerHeartbeat


def everything_from_migrations() -> tuple[int, int, int]:
    return Page.objects.count(), Locale.objects.count(), ContentType.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", [1, 2])
def test_a_committing_test_starts_from_the_migrated_state_whatever_the_one_before_did(attempt):
    assert 0 not in everything_from_migrations()
    assert not Location.objects.exists()

    Location.objects.create(name="Left behind", street="1 Way", city="Miami", postal_code="33101", phone="1")
    Page.objects.all().delete()
    Locale.objects.all().delete()
    ContentType.objects.all().delete()


@pytest.mark.django_db
def test_a_test_that_rolls_back_starts_from_the_migrated_state():
    assert 0 not in everything_from_migrations()
    assert not Location.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_thread_sees_what_the_test_has_committed():
    Location.objects.create(name="Miami", street="1 Way", city="Miami", postal_code="33101", phone="1")
    seen = []

    def read():
        seen.extend(Location.objects.values_list("name", flat=True))
        connection.close()

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()

    assert seen == ["Miami"]


def test_the_live_server_sees_what_the_test_has_committed(live_server):
    WorkerHeartbeat.beat(now=timezone.now())

    with urllib.request.urlopen(f"{live_server.url}/readyz") as answer:
        seen = json.load(answer)

    assert seen == {"database": True, "migrations": True, "worker": True}
