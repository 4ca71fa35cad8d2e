"""What the migration makes of requests that were there before duplicates were looked for."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from appointments.models import DuplicatePair, SearchToken
from appointments.queries.duplicates import person_digest, person_of
from tests.appointments.factories import NOON, make_request

pytestmark = pytest.mark.django_db
find_duplicates = import_module("appointments.migrations.0014_old_duplicates_are_found").find_duplicates
BORN = {"date_of_birth": date(1958, 4, 27)}


def test_old_requests_are_found_by_name_and_birth_date_and_open_ones_are_paired(time_machine):
    time_machine.move_to(NOON, tick=False)
    ended = make_request(status="closed", closed_at=NOON, phone="", email="", **BORN)
    opened = make_request(phone="+13055550101", email="", **BORN)
    again = make_request(phone="+13055550101", email="")
    make_request(status="draft", **BORN)
    make_request(first_name="Ben", phone="+13055550101", email="")

    find_duplicates(apps, None)

    digest = person_digest(person_of(opened))
    tokens = SearchToken.objects.order_by("pk").values_list("request", "digest", "sent_at")
    assert list(tokens) == [(ended.pk, digest, NOON), (opened.pk, digest, NOON)]
    pairs = DuplicatePair.objects.order_by("pk").values_list("older", "newer", "reasons", "state")
    assert list(pairs) == [
        (ended.pk, opened.pk, ["name", "birth_date"], "suggested"),
        (opened.pk, again.pk, ["phone", "name"], "suggested"),
    ]
