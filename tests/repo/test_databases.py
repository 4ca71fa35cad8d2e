"""The test databases themselves: what a test may count on (tests/databases.py)."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Locale, Page

from clinic.models import Location


def everything_from_migrations() -> tuple[int, int, int]:
    return Page.objects.count(), Locale.objects.count(), ContentType.objects.count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", [1, 2])
def test_a_committing_test_starts_from_the_migrated_state_whatever_the_one_before_did(attempt):
    assert everything_from_migrations() > (0, 0, 0)
    assert not Location.objects.exists()

    Location.objects.create(name="Left behind", street="1 Way", city="Miami", postal_code="33101", phone="1")
    Page.objects.all().delete()
    Locale.objects.all().delete()
    ContentType.objects.all().delete()


@pytest.mark.django_db
def test_a_test_that_rolls_back_starts_from_the_migrated_state():
    assert everything_from_migrations() > (0, 0, 0)
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


def test_the_live_server_works_on_the_test_database(live_server, client):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Location, "__str__", lambda self: "unused")
        Location.objects.create(name="Tampa", street="2 Way", city="Tampa", postal_code="33602", phone="2")

    assert connection.settings_dict["NAME"].endswith((".sqlite3", "_main")) or "_gw" in connection.settings_dict["NAME"]
