"""A long history of requests by people who plainly never were, for measuring the queue."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import batched

from django.db import connection, transaction

from appointments.actions.search_tokens import digests_of
from appointments.enums import ClosedReason, RequestStatus
from appointments.management.come_again import come_again
from appointments.models import AppointmentRequest, RequestTopic
from clinic.models import Location, User

# Every request of ours begins so; one that does not is a real one.
MARK = "made-up-"
INSERT_TOKEN = "INSERT INTO appointments_searchtoken (request_id, digest, sent_at) VALUES (%s, %s, %s)"
BATCH, PEOPLE = 1000, 100_000
# However long the history, a desk has about as many open requests.
MOST_OPEN = 500
OPEN = (
    RequestStatus.NEW,
    RequestStatus.IN_REVIEW,
    RequestStatus.WAITING_PATIENT,
    RequestStatus.CLINICAL_REVIEW,
)
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "ru", "sa", "te", "vi", "wo", "zu", "pa")


def make_requests(number: int, *, first: int, owner: User, now: datetime) -> Iterator[int]:
    """Make so many requests, the oldest first, and yield how many are there after each step.

    `first` is how many there are already. Each is of somebody with a name, a phone number and an address of
    their own, up to 100,000 people; beyond that the same people come again, but for the newest, open ones.
    """
    topic, places = RequestTopic.objects.order_by("pk")[0], list(Location.objects.order_by("pk"))
    end = first + number

    def make(numbers: range) -> Iterator[int]:
        for some in batched(numbers, BATCH):
            made = [_request(one, end, topic, places, owner, now) for one in some]
            with transaction.atomic():
                AppointmentRequest.objects.bulk_create(made)
                _index_names(made)
            yield some[-1] + 1

    if number <= PEOPLE + MOST_OPEN:
        yield from make(range(first, end))
        return
    newest = end - MOST_OPEN
    yield from make(range(first, first + PEOPLE))
    keys = [f"{MARK}{one}" for one in (first, first + PEOPLE - 1)]
    ids = sorted(AppointmentRequest.objects.filter(submission_key__in=keys).values_list("pk", flat=True))
    for times_over, there in enumerate(range(first + PEOPLE, newest, PEOPLE), start=1):
        come_again(first=ids[0], last=ids[1], times_over=times_over, most=newest - there)
        yield min(there + PEOPLE, newest)
    yield from make(range(newest, end))


def _index_names(made: list[AppointmentRequest]) -> None:
    """Make them findable by name. A dozen rows for each: past the models, it takes a third of the time."""
    rows = [
        (request.pk, digest, connection.ops.adapt_datetimefield_value(request.sent_at))
        for request in made
        for digest in digests_of(request)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_TOKEN, rows)


def name_of(number: int) -> str:
    """Return a made-up first name: four syllables, so that 65,536 differ."""
    return "".join(SYLLABLES[number >> shift & 15] for shift in (12, 8, 4, 0)).capitalize()


def reference_of(number: int) -> str:
    """Return a reference of its own for each: of a million drawn by chance, two may well be the same."""
    return f"R-{number // 10_000:04}-{number % 10_000:04}"


def phone_of(number: int) -> str:
    """Return a number for each, four million of them. They are stored encrypted, and nothing here dials."""
    return f"+1305{5550000 + number % 4_000_000}"


def _request(
    number: int, end: int, topic: RequestTopic, places: list[Location], owner: User, now: datetime
) -> AppointmentRequest:
    sent_at = now - timedelta(minutes=end - number)
    request = AppointmentRequest(
        submission_key=f"{MARK}{number}",
        reference=reference_of(number),
        topic=topic,
        location=places[number % len(places)] if places else None,
        first_name=name_of(number),
        last_name="Sample",
        phone=phone_of(number),
        email=f"sample-{number}@mail.example",
        contact_channels=["call"],
        any_time=True,
        source_path="/ketamine/",
        sent_at=sent_at,
        due_at=sent_at + timedelta(hours=2),
        status=RequestStatus.CLOSED,
        closed_reason=ClosedReason.COMPLETED,
        closed_at=sent_at + timedelta(days=1),
    )
    return _open(request, number, owner) if end - number <= min(MOST_OPEN, end // 2) else request


def _open(request: AppointmentRequest, number: int, owner: User) -> AppointmentRequest:
    request.status = OPEN[number % len(OPEN)]
    request.closed_reason, request.closed_at = "", None
    if request.status == RequestStatus.IN_REVIEW:
        request.assigned_to, request.assigned_at = owner, request.sent_at
    return request
