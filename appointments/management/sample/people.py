"""A few people who never were, on the sample calendar. No message to them is owed: they have no email."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils import timezone

from appointments.actions.booking import ask_for_held_time, book_time, hold_time, offer_times
from appointments.actions.requests import RequestAnswers, Sending, send_request
from appointments.enums import Channel, ConsentKind, ForWhom, Language, Voicemail
from appointments.management.sample.services import FIRST_VISIT, FOLLOW_UP, TREATMENT
from appointments.models import (
    Actor,
    AppointmentRequest,
    ConsentDocument,
    RequestTopic,
    Resource,
    ServiceType,
)
from appointments.queries.free_times import next_free_times
from clinic import sample_logins
from clinic.models import User
from clinic.roles import Role

BOOKED, ASKED, OFFERED = "booked", "asked", "offered"


@dataclass(frozen=True)
class SamplePerson:
    """`day` and `hour` count the days with free times and the times on that day, from 0."""

    name: str
    city: str
    service: str
    state: str
    day: int
    hour: int


PEOPLE = (
    SamplePerson("Avery", "Miami", FIRST_VISIT, BOOKED, 0, 1),
    SamplePerson("Blake", "Miami", TREATMENT, BOOKED, 0, 6),
    SamplePerson("Corey", "Miami", FIRST_VISIT, ASKED, 1, 2),
    SamplePerson("Dana", "Miami", FIRST_VISIT, OFFERED, 1, 6),
    SamplePerson("Ellis", "Orlando", TREATMENT, BOOKED, 0, 0),
    SamplePerson("Frankie", "Orlando", FOLLOW_UP, BOOKED, 1, 8),
    SamplePerson("Gray", "Pensacola", FIRST_VISIT, BOOKED, 0, 2),
)


def load_sample_people() -> None:
    """Put each person on the calendar once. Only a site with sample accounts has somebody who books."""
    desk = User.objects.filter(username=sample_logins.username(Role.FRONT_DESK), is_sample=True).first()
    if desk is None:
        return
    now = timezone.now()
    for number, person in enumerate(PEOPLE):
        if not AppointmentRequest.objects.filter(submission_key=_key(number)).exists():
            _load(number, person, Actor.staff(desk), now)


def _load(number: int, person: SamplePerson, desk: Actor, now: datetime) -> None:
    service = ServiceType.objects.filter(code=person.service).first()
    resources = Resource.objects.bookable().filter(location__name=f"Sample Clinic {person.city}")
    times = _times(service, list(resources.select_related("location")), person, now) if service else []
    if service is None or not times:
        return
    request = _send(number, person, times[0][0], now)
    resource, starts_at = times[0]
    if person.state == OFFERED:
        offer_times(request=request, service=service, times=times[:2], by=desk, now=now)
    elif person.state == BOOKED:
        book_time(request=request, service=service, resource=resource, starts_at=starts_at, by=desk, now=now)
    else:
        held = hold_time(
            request=request,
            service=service,
            resource=resource,
            starts_at=starts_at,
            by=Actor.PATIENT,
            now=now,
        )
        ask_for_held_time(appointment=held, book_at_once=False, by=Actor.PATIENT, now=now)


def _times(
    service: ServiceType, resources: Sequence[Resource], person: SamplePerson, now: datetime
) -> list[tuple[Resource, datetime]]:
    """Return the person's time and one that lies two hours or more after it, as far as there are any."""
    first_on = (now + timedelta(days=1)).date()
    free, _ = next_free_times(service=service, resources=resources, first_on=first_on, days=3, now=now)
    days = [list(times) for _, times in groupby(free, key=lambda one: one.local.date())]
    if not days:
        return []
    first = days[min(person.day, len(days) - 1)]
    chosen = first[min(person.hour, len(first) - 1)]
    later = [one for one in free if one.starts_at >= chosen.starts_at + timedelta(hours=2)]
    return [(one.resource, one.starts_at) for one in [chosen, *later[:1]]]


def _send(number: int, person: SamplePerson, resource: Resource, now: datetime) -> AppointmentRequest:
    answers = RequestAnswers(
        for_whom=ForWhom.SELF,
        first_name=person.name,
        last_name="Sample",
        topic=RequestTopic.objects.get(code="new-pain-consultation"),
        location=resource.location,
        contact_channels=[Channel.CALL],
        voicemail=Voicemail.NO,
        language=Language.ENGLISH,
        phone=f"+1305555019{number}",
        any_time=True,
        consents=[ConsentDocument.objects.in_force(ConsentKind.PRIVACY)],
    )
    sending = Sending(submission_key=_key(number), address=f"sample-{number}")
    return send_request(answers=answers, sending=sending, by=Actor.PATIENT, now=now)


def _key(number: int) -> str:
    return f"sample-person-{number}"
