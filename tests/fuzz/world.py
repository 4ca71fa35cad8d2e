"""A small clinic at NOON with people in every state, so that there is something to break at each address.

It is made once a file, in a transaction that is rolled back at its end; each case runs in a savepoint.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.test import Client, override_settings

from appointments.actions.feeds import make_feed
from appointments.enums import LinkPurpose
from appointments.models import Actor, Appointment, AppointmentRequest, ManageLink, Resource
from clinic.models import AccountLetterKind, ClinicSettings, User
from clinic.roles import Role
from clinic.sample_logins import make_token
from clinic.sign_in.links import make_link
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON, PERSONAL, make_location, make_request, make_staff
from tests.appointments.manage.opened import ask, token_of
from tests.appointments.posted import send as send_form
from tests.appointments.views.consultation.browsing import begin, code_of, fill_in_all, pick
from tests.clinic.doors.entering import SEED
from tests.fuzz.rows import Rows, all_tables, snapshot

PERSON = {name: value for name, value in PERSONAL.items() if name not in ("language_needs", "comment")}
DAY = timedelta(days=1)
PASSWORD = "the right password"
SETTINGS = {
    # What a view lets through is raised in the test.
    "DEBUG_PROPAGATE_EXCEPTIONS": True,
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
}


@dataclass
class World:
    """Who and what there is. `tokens` names each private link, `old` those that open nothing."""

    resource: Resource
    staff: User
    requests: dict[str, AppointmentRequest] = field(default_factory=dict)
    times: dict[str, Appointment] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)
    sent_path: str = ""
    # The cookies of a browser that has given the right password, and not yet the second factor.
    halfway: SimpleCookie = field(default_factory=SimpleCookie)
    before: dict[str, Rows] = field(default_factory=dict)

    @property
    def drafts(self) -> set[str]:
        """Return the names of those that are not sent yet, which staff do not see."""
        return {name for name, request in self.requests.items() if request.status == "draft"}

    @property
    def codes(self) -> list[str]:
        """Return times as forms name them: free, taken, past, off the grid, of nobody, far away."""
        tick, pk = int(MONDAY_9.timestamp()) // 300, self.resource.pk
        ticks = (tick, tick + 12, tick + 3, tick + 1, tick - 2016, 0, tick * 2, 10**12, 10**30, tick + 1152)
        return [f"{pk}-{one}" for one in ticks] + [
            f"{pk + 1}-{tick + 36}",
            f"999999-{tick}",
            f"0-{tick}",
            "-1-1",
        ]

    def manage(self, name: str, step: str = "") -> str:
        return f"/manage/{self.tokens[name]}/{step}"

    def draft(self, name: str, slug: str = "") -> str:
        return f"/consultation/{self.tokens[name]}/{slug}"


@contextmanager
def made() -> Iterator[World]:
    """Make the world; nothing of it is left afterwards."""
    with time_machine.travel(NOON, tick=False), override_settings(**SETTINGS), transaction.atomic():
        yield _make()
        transaction.set_rollback(True)


def _make() -> World:
    clinic = ClinicSettings.load()
    clinic.screening_approved_on = NOON.date()
    clinic.save()
    make_location("Pensacola", time_zone="America/Chicago")
    resource = make_resource(make_service(), location=make_location())
    make_resource(make_service())
    world = World(resource, make_staff(Role.FRONT_DESK, password=PASSWORD, email="desk@clinic.example"))
    _people(world)
    _drafts(world)
    _links(world)
    _doors(world)
    world.before = snapshot(all_tables())
    return world


def _people(world: World) -> None:
    by_number = iter(range(1, 99))

    def person(**changes: Any) -> AppointmentRequest:
        return make_request(**PERSON | {"reference": f"FZ-{next(by_number)}"} | changes)

    world.requests = {
        "new": person(),
        "mine": person(status="in_review", assigned_to=world.staff),
        "unreachable": person(status="closed", closed_reason="unreachable"),
        "withdrawn": person(status="closed", closed_reason="withdrawn"),
        "quarantined": person(status="quarantined", quarantine_reasons=["honeypot"]),
    }
    at = NOON.replace(day=9, hour=13)
    offers = offer(world.resource, at, at + timedelta(hours=2), request=person())
    world.times = {
        "offered": offers[0],
        "booked": book(world.resource, at + DAY, request=person()),
        "asked": ask(at + 2 * DAY, resource=world.resource, **PERSON),
    }
    world.requests |= {name: one.request for name, one in world.times.items()}


def _drafts(world: World) -> None:
    """A draft after its first page, one with every answer, and one that holds a time."""
    for name in ("begun", "answered", "holding"):
        address = begin(Client())
        world.tokens[name] = address.split("/")[2]
        world.requests[name] = AppointmentRequest.objects.filter(status="draft").latest("pk")
        if name != "begun":
            fill_in_all(Client(), address)
        if name == "holding":
            with time_machine.travel(NOON - timedelta(minutes=5), tick=False):
                pick(Client(), address, code_of(world.resource, MONDAY_9 + timedelta(hours=5)))
    world.sent_path = send_form(Client(), location="any").url


def _doors(world: World) -> None:
    """Somebody of staff with an authenticator app, who has just given the password and has lost it, too."""
    TOTP.activate(world.staff, SEED)
    client = Client()
    client.post("/sign-in/", {"login": world.staff.username, "password": PASSWORD})
    world.halfway = client.cookies
    world.tokens["password"] = make_link(world.staff, AccountLetterKind.RESET).split("/")[-2]


def _links(world: World) -> None:
    for name, request in world.requests.items():
        if name not in world.tokens:
            world.tokens[name] = token_of(request)
    new = world.requests["new"]
    expired, revoked = token_of(new, now=NOON - 400 * DAY), token_of(new)
    ManageLink.objects.filter(pk=ManageLink.objects.latest("pk").pk).update(revoked_at=NOON)
    by = Actor.staff(world.staff)
    feed = make_feed(clinician=world.resource.clinician, by=by, now=NOON).rsplit("/", 1)[1]
    world.tokens["feed"] = feed.removesuffix(".ics")
    world.old = {
        "expired": expired,
        "revoked": revoked,
        "a_sign_in": make_token(world.staff),
        "resume_expired": token_of(new, now=NOON - 400 * DAY, purpose=LinkPurpose.RESUME),
    }
