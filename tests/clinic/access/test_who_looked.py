"""Whatever shows somebody's data to staff writes down who looked, in the same request."""

from pathlib import Path
from typing import Any

import pytest
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent
from clinic.roles import Role
from tests.clinic.access import walk
from tests.clinic.access.addresses import every_address
from tests.clinic.access.filled import stops
from tests.clinic.access.looking import Way, ways
from tests.clinic.access.pages_world import add_pages
from tests.clinic.access.table import row_for, rows_of
from tests.clinic.access.world import CLINICAL, PEOPLE, SUPERUSER, World, make_world
from tests.signed_in import sign_in

AT_THE_DESK = [role.value for role in Role][:4]
CONTACT = [
    *("Marisol", "Quintanilla", "marisol.q@mail.example", "555-0177", "3055550177"),
    *("Teodoro", "Villaverde", "April 27, 1958", "1958-04-27", "sign language please", "ramp by the east"),
]


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    world = make_world()
    add_pages(world)
    return world


def every_way(world: World, person: str) -> list[Way]:
    """Return each address of /staff/, opened and sent to, and the ways that need something typed."""
    found = [
        Way(stop.row, stop.path, data)
        for address in every_address()
        if address.route.startswith("staff/")
        for stop in stops(address, world, person)
        for data in (None, stop.data)
    ]
    return [*found, *ways(world)]


def go(client: Client, way: Way) -> tuple[HttpResponse, list[tuple[str, str]]]:
    """Return the answer, and the kind and class of every look that was written down for it."""
    written: list[tuple[str, str]] = []

    def ask() -> HttpResponse:
        before = AccessEvent.objects.aggregate(last=Max("pk"))["last"] or 0
        send = client.get if way.data is None else client.post
        answer = send(way.path, way.data, headers=way.headers)
        looks = AccessEvent.objects.filter(pk__gt=before)
        written.extend(looks.order_by("pk").values_list("kind", "privacy_class"))
        return answer

    return walk.undone(client, ask), written


def browser_of(world: World, person: str) -> Client:
    client = Client()
    sign_in(client, world.people[person])
    return client


def words_in(answer: HttpResponse, words: Any) -> list[str]:
    text = answer.content.decode()
    return [word for word in words if word in text]


@pytest.mark.parametrize("person", [*AT_THE_DESK, SUPERUSER])
def test_every_page_with_somebodys_data_writes_down_who_looked(person: str, world: World):
    rows, browser, shown, unseen = rows_of("Page"), browser_of(world, person), set(), []

    for way in every_way(world, person):
        answer, written = go(browser, way)
        row = row_for(way.row, rows)
        kind = row.cells["written_down_as"] if row else "nothing"
        if words_in(answer, CONTACT):
            shown.add(way.row)
            if (kind, "contact") not in written and (kind, "clinical") not in written:
                unseen.append(f"{way.row} {way.path}: {kind} is missing among {written}")
        if words_in(answer, CLINICAL.values()) and "clinical" not in dict(map(reversed, written)):
            unseen.append(f"{way.row} {way.path}: no clinical look among {written}")

    assert unseen == []
    assert "staff:appointments_appointmentrequest_change" in shown
