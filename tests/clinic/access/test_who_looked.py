"""Whatever shows somebody's data to staff writes down who looked, in the same request."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Max
from django.http import HttpResponse
from django.test import Client

from appointments.admin.places import ANSWER
from appointments.models import AccessEvent
from clinic.roles import Role
from tests.clinic.access import walk
from tests.clinic.access.addresses import every_address
from tests.clinic.access.filled import stops
from tests.clinic.access.keys import enter
from tests.clinic.access.looking import GIVEN_OUT, Way, ways
from tests.clinic.access.pages_world import add_pages
from tests.clinic.access.table import row_for, rows_of
from tests.clinic.access.world import CLINICAL, World, make_world

AT_THE_DESK = [role.value for role in Role][:4]
CONTACT = [
    *("Marisol", "Quintanilla", "marisol.q@mail.example", "555-0177", "3055550177"),
    *("Teodoro", "Villaverde", "April 27, 1958", "1958-04-27", "sign language please", "ramp by the east"),
]
# Pages that show somebody's data to everybody at the desk: the walk must have met it there.
ALWAYS_SHOWN = {
    "staff:appointments_appointmentrequest_changelist",
    "staff:appointments_appointmentrequest_change",
    "staff:appointments_search",
    "staff:appointments_message",
    "staff:appointments_twins",
    "staff:appointments_today",
    "staff:appointments_waitlist",
    "queue found by reference",
}


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
    enter(client, world.people[person])
    return client


def text_of(answer: HttpResponse) -> str:
    """Return what can be read in an answer, in the files of an archive, too."""
    if answer.headers.get("Content-Type") != "application/zip":
        return answer.content.decode()
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        return "".join(packed.read(name).decode() for name in packed.namelist())


def words_in(answer: HttpResponse, words: Any) -> list[str]:
    text = text_of(answer)
    return [word for word in words if word in text]


@pytest.mark.parametrize("person", AT_THE_DESK)
def test_what_somebody_sees_is_written_down_and_answers_are_a_clinicians_alone(person: str, world: World):
    """The clinician's walk shows that the answers are there to be seen; the others must not meet them."""
    rows, browser = rows_of("Page"), browser_of(world, person)
    shown, read, missing = set(), set(), []

    for way in every_way(world, person):
        answer, written = go(browser, way)
        row = row_for(way.row, rows)
        kind = row.cells["written_down_as"] if row else "nothing"
        if words_in(answer, CONTACT):
            shown.add(way.row)
            if (kind, "contact") not in written and (kind, "clinical") not in written:
                missing.append(f"{way.row} {way.path}: {kind} is missing among {written}")
        if found := words_in(answer, CLINICAL.values()):
            read |= set(found) if way.row != GIVEN_OUT else set()
            if not [look for look in written if look[1] == "clinical"]:
                missing.append(f"{way.row} {way.path}: no clinical look among {written}")

    assert missing == []
    assert (GIVEN_OUT in shown) == world.people[person].has_perm(ANSWER)
    assert shown >= ALWAYS_SHOWN
    assert read == (set(CLINICAL.values()) if person == Role.CLINICIAN else set())
