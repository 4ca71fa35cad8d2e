"""The history of one request: everything written about it, and about those that were merged into it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.utils import timezone

from appointments.enums import MessageStatus, Verb
from appointments.models import AccessEvent, AppointmentRequest, ContactAttempt, Event, Note, OutboundMessage
from clinic.privacy import Privacy

# With these the clinic owes a first contact anew.
CLOCK_BEGINS = (Verb.REOPENED, Verb.ASKED_AGAIN, Verb.TIME_LOST)
type Row = Event | ContactAttempt | OutboundMessage


@dataclass(frozen=True)
class TimelineEntry:
    """One line of a request's history, whatever it came from."""

    at: datetime
    kind: str
    title: str
    who: str
    text: str = ""


@dataclass(frozen=True)
class LookLine:
    """What one person saw of a request and how: `last_at` is the newest of so many `times`."""

    who: str
    what: str
    times: int
    last_at: datetime


@dataclass(frozen=True)
class History:
    """What was read, each in its own order. `joined` are the requests that were merged into this one."""

    request: AppointmentRequest
    joined: Sequence[AppointmentRequest]
    events: Sequence[Event]
    attempts: Sequence[ContactAttempt]
    notes: Sequence[Note]
    all_messages: Sequence[OutboundMessage]
    looks: Sequence[AccessEvent]

    @property
    def messages(self) -> list[OutboundMessage]:
        """Return the request's own messages."""
        return self._own(self.all_messages)

    @property
    def tries(self) -> list[ContactAttempt]:
        """Return the request's own tries since the clinic last began to owe a first contact."""
        began = [event.at for event in self._own(self.events) if event.verb in CLOCK_BEGINS]
        return [one for one in self._own(self.attempts) if not began or one.at >= max(began)]

    def timeline(self) -> list[TimelineEntry]:
        """Return all that happened, newest first; another request's line says whose it is."""
        return sorted(self._entries(), key=attrgetter("at"), reverse=True)

    def who_looked(self) -> list[LookLine]:
        """Return everybody who looked at this request or one that was merged into it, the newest first."""
        by_person: dict[tuple[str, str], list[datetime]] = {}
        for look in self.looks:
            by_person.setdefault((str(look.user), _what_was_seen(look)), []).append(look.at)
        lines = [LookLine(who, what, len(ats), max(ats)) for (who, what), ats in by_person.items()]
        return sorted(lines, key=attrgetter("last_at"), reverse=True)

    def _own[One: (Event, ContactAttempt, OutboundMessage)](self, rows: Iterable[One]) -> list[One]:
        return [row for row in rows if row.request_id == self.request.pk]

    def _entries(self) -> Iterator[TimelineEntry]:
        for event in self.events:
            who = str(event.actor or event.get_actor_kind_display())
            yield self._entry(event, event.at, "event", event.get_verb_display(), who, event.reason)
        for attempt in self.attempts:
            yield self._entry(attempt, attempt.at, "contact", str(attempt), str(attempt.by), attempt.note)
        for note in self.notes:
            yield self._entry(note, note.at, "note", "Note", str(note.by), note.text)
        for message in self.all_messages:
            at = message.sent_at or message.created_at
            yield self._entry(message, at, "message", str(message), "System", _words_of(message))
        for _, alike in groupby(self.looks, key=_kind_of_look):
            *earlier, look = alike
            often = f", {len(earlier) + 1} times that day" if earlier else ""
            title = f"{_what_was_seen(look)}{often}"
            yield self._entry(look, look.at, "look", title, str(look.user))

    def _entry(
        self, row: Row | Note | AccessEvent, at: datetime, kind: str, title: str, who: str, text: str = ""
    ) -> TimelineEntry:
        whose = next((f" ({one.reference})" for one in self.joined if one.pk == row.request_id), "")
        return TimelineEntry(at, kind, title, f"{who}{whose}", text)


def history_of(request: AppointmentRequest, *, joined: Sequence[AppointmentRequest] = ()) -> History:
    """Read the history of a request and of those merged into it. Five queries."""
    about = [request.pk, *(one.pk for one in joined)]
    return History(
        request=request,
        joined=joined,
        events=list(Event.objects.filter(request__in=about).select_related("actor")),
        attempts=list(ContactAttempt.objects.filter(request__in=about).select_related("by")),
        notes=list(Note.objects.filter(request__in=about).select_related("by")),
        all_messages=list(OutboundMessage.objects.filter(request__in=about)),
        looks=list(AccessEvent.objects.filter(request__in=about).select_related("user")),
    )


def _what_was_seen(look: AccessEvent) -> str:
    what = ": clinical answers" if look.privacy_class == Privacy.CLINICAL else ""
    return f"{look.get_kind_display()}{what}"


def _kind_of_look(look: AccessEvent) -> tuple[object, ...]:
    """Return what looks that stand in one line have in common. Each is kept; one line says how often."""
    day = timezone.localdate(look.at)
    return look.user_id, look.kind, look.privacy_class, look.request_id, day


def _words_of(message: OutboundMessage) -> str:
    text = f"{message.subject}\n\n{message.body}".strip()
    if message.status == MessageStatus.FAILED:
        return f"Tried {message.attempts} times ({message.error_class}). Please call instead.\n\n{text}"
    return text
