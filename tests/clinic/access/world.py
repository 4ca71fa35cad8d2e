"""A site with one of everything, so that every address has something real behind it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone

from appointments.actions.booking import book_time
from appointments.actions.booking.waitlist import put_on_waitlist
from appointments.actions.feeds import make_feed
from appointments.actions.links import issue_link
from appointments.enums import ClosedReason, LinkPurpose, RequestStatus
from appointments.models import (
    Actor,
    Appointment,
    CannedReply,
    Closure,
    ConsentDocument,
    ContactAttempt,
    DuplicatePair,
    MessageText,
    Note,
    RetentionPeriod,
    SavedFilter,
    Screening,
)
from clinic.models import AccountLetterKind, Clinician, User
from clinic.roles import Role
from clinic.sign_in.links import make_link
from tests.appointments.calendar import make_draft, make_resource
from tests.appointments.factories import PERSONAL, make_location, make_message, make_request, make_staff
from tests.clinic.access.keys import give_keys

STRANGER, SUPERUSER = "stranger", "superuser"
PEOPLE = (STRANGER, *(role.value for role in Role), SUPERUSER)
# What a patient answered about their health, and what the rules made of it: a clinician's to read.
CLINICAL = {
    "medicines": "Quetzalopril twice a day",
    "reason": "Rhythm of the heart was treated",
}


@dataclass
class World:
    """What the addresses need: people by role, patients' requests, pages and snippets."""

    people: dict[str, User | None] = field(default_factory=dict)
    filters: dict[str, SavedFilter] = field(default_factory=dict)
    passkeys: dict[str, int] = field(default_factory=dict)
    newcomer: Any = None
    own: dict[str, dict[str, Any]] = field(default_factory=dict)
    request: Any = None
    other: Any = None
    closed: Any = None
    mine: Any = None
    draft: Any = None
    time: Any = None
    message: Any = None
    tokens: dict[str, str] = field(default_factory=dict)
    staff: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Any] = field(default_factory=dict)
    snippets: dict[str, Any] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)
    tasks: dict[str, int] = field(default_factory=dict)


def make_world() -> World:
    world = World()
    _people(world)
    _patients(world)
    _lists(world)
    return world


def _people(world: World) -> None:
    world.people[STRANGER] = None
    for role in Role:
        world.people[role.value] = make_staff(role, last_name="Sample")
    # Who signs medical texts off is one of the clinic's clinicians.
    Clinician.objects.create(name="Rita Sample", user=world.people[Role.CLINICAL_REVIEWER])
    world.people[SUPERUSER] = make_staff(None, is_staff=True, is_superuser=True, last_name="Sample")
    for name, user in world.people.items():
        if user:
            world.filters[name] = SavedFilter.objects.create(user=user, name="Mine", query="queue=open")
    _keys(world)


def _keys(world: World) -> None:
    """Give everybody what opens their account, and somebody else a link that sets a password."""
    users = {name: user for name, user in world.people.items() if user}
    passkeys = give_keys(list(users.values()))
    world.passkeys = {name: passkeys[user.pk] for name, user in users.items()}
    world.newcomer = make_staff(last_name="Newcomer", email="newcomer@mail.example")
    world.tokens["password"] = make_link(world.newcomer, AccountLetterKind.INVITATION).split("/")[-2]


def _patients(world: World) -> None:
    """Make a request with everything that can hang on one, its twin, a closed one and a draft."""
    now = timezone.now()
    desk = world.people[Role.FRONT_DESK]
    place = make_location("Miami")
    resource = make_resource(location=place)
    world.staff["resource"] = resource
    world.request = make_draft(status="new", location=place, sent_at=now, **PERSONAL)
    world.other = make_request(location=place, sent_at=now, **PERSONAL)
    closed = {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.COMPLETED, "closed_at": now}
    world.closed = make_request(assigned_to=desk, **closed, **PERSONAL)
    world.mine = make_request(location=place, sent_at=now, assigned_to=desk, **PERSONAL)
    DuplicatePair.objects.create(older=world.request, newer=world.other, reasons=["phone"], found_at=now)
    _history(world, now)
    world.time = book_time(
        request=world.request,
        resource=resource,
        service=resource.services.get(),
        starts_at=_next_monday(now, place),
        by=Actor.staff(desk),
        now=now,
    )
    _today(world, now)
    world.draft = make_draft(**PERSONAL)
    _screening(world.draft, now)
    world.tokens |= {
        "resume": issue_link(request=world.draft, purpose=LinkPurpose.RESUME, now=now),
        "manage": issue_link(request=world.request, purpose=LinkPurpose.MANAGE, now=now),
        "feed": make_feed(clinician=resource.clinician, by=Actor.staff(desk), now=now).split("/")[-1][:-4],
    }


def _today(world: World, now: Any) -> None:
    """Let somebody come today, and somebody else wait for a time that comes free."""
    resource, by = world.staff["resource"], Actor.staff(world.people[Role.FRONT_DESK])
    service = resource.services.get()
    visit = {"resource": resource, "service": service, "by": by, "now": now, "request": world.other}
    later = world.time.starts_at + timedelta(hours=1)
    coming = book_time(starts_at=later, **visit)
    # Times lie on a grid of five minutes.
    today = now - timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)
    first = int(today.timestamp()) // 300
    moved = {"starts_at": today, "ends_at": today + timedelta(hours=1)}
    Appointment.objects.filter(pk=coming.pk).update(**moved, first_tick=first, end_tick=first + 12)
    put_on_waitlist(request=world.mine, service=service, by=by, now=now)


def _history(world: World, now: Any) -> None:
    desk = world.people[Role.FRONT_DESK]
    ContactAttempt.objects.create(request=world.request, at=now, by=desk, channel="call", outcome="spoke")
    Note.objects.create(request=world.request, at=now, by=desk, text="Rings back on Tuesday.")
    world.message = make_message(world.request)
    _screening(world.request, now)


def _screening(request: Any, now: Any) -> None:
    reason = {"code": "heart.rhythm", "level": "clinician", "question": "heart", "reason": CLINICAL["reason"]}
    Screening.objects.create(
        request=request,
        form_version="2026-11",
        rules_version="2026-11",
        answers={"heart": ["rhythm"], "medicine_list": "typed", "medicines": CLINICAL["medicines"]},
        flags=[reason],
        flag_level="clinician",
        route="clinician",
        peg_score="6.7",
        started_at=now,
        saved_at=now,
    )


def _next_monday(now: Any, place: Any) -> Any:
    """Return ten in the morning of the first Monday that is a week away or more, by the place's clock."""
    local = now.astimezone(place.zone).replace(hour=10, minute=0, second=0, microsecond=0)
    return local + timedelta(days=7 + (7 - local.weekday()) % 7)


def _lists(world: World) -> None:
    """Make one row of each list of /staff/ that has none yet."""
    resource = world.staff["resource"]
    world.staff |= {
        "user": world.people[Role.CLINICIAN],
        "location": resource.location,
        "clinician": Clinician.objects.get(pk=resource.clinician_id),
        "servicetype": resource.services.get(),
        "closure": Closure.objects.create(first_on=date(2030, 1, 1), last_on=date(2030, 1, 1)),
        "messagetext": MessageText.objects.create(
            kind="request_received", language="en", subject="Thank you", body="We will call."
        ),
        "cannedreply": CannedReply.objects.create(
            title="Directions", language="en", subject="The way", body="By the park."
        ),
        "requesttopic": world.other.topic,
        "consentdocument": ConsentDocument.objects.first(),
        "appointmentrequest": world.request,
        "group": Group.objects.get(name="Front desk"),
        "retentionperiod": RetentionPeriod.objects.first(),
    }
