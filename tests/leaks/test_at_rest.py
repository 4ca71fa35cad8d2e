"""After a whole journey nothing personal lies anywhere but in delivered mail."""

import email
import email.policy
import html
import json
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from clinic.session_store import SessionStore
from tests.appointments.factories import make_staff
from tests.leaks.people import BIRTH, CLINICAL, EVERYTHING, SHOWN, STAFF_WORDS
from tests.leaks.places import all_places
from tests.leaks.traces import found

NOT_EVEN_IN_MAIL = BIRTH | CLINICAL | {name: STAFF_WORDS[name] for name in ("note", "word of a call")}


def test_nothing_that_was_told_lies_in_database_logs_cache_sessions_or_files(walked):
    seen = html.unescape("\n".join(walked.memory.pages))
    tokens = {f"token {n}": token for n, token in enumerate(sorted(walked.memory.tokens))}
    sessions = {f"session {n}": key for n, key in enumerate(sorted(walked.memory.sessions))}
    places = all_places(walked.logs)

    assert [what for what in SHOWN if EVERYTHING[what] not in seen] == []
    assert (len(tokens) >= 4, len(sessions)) == (True, 4)
    assert [name for name, data in places.items() if not data and name not in ("locmem", "files")] == []
    assert found(EVERYTHING | tokens | sessions, places) == []
    _check_logs(walked.logs)
    _check_mail(walked.mail, set(tokens.values()))
    _check_that_it_would_be_found()


def _check_that_it_would_be_found() -> None:
    """Leave a name in each kind of place, and look again."""
    name = EVERYTHING["first name"]
    make_staff(None, username=f"{name}@post.example")
    cache.set("seen", {"who": name})
    store = SessionStore()
    store["who"] = name
    store.save()
    Path(settings.VAR_DIR).mkdir(exist_ok=True)
    (Path(settings.VAR_DIR) / "left.txt").write_text(name)

    lines = found({"name": name}, all_places(json.dumps({"message": name})))

    places = {line.rpartition(" in ")[2] for line in lines}
    assert places >= {"the dump", "the logs", "the sessions", "the cache", "files"}


def _check_logs(logs: str) -> None:
    """The failures of the journey are there, each with its request's id, and every line is one object."""
    lines = [json.loads(line) for line in logs.splitlines()]
    failure = next(line for line in lines if line.get("error") == "DataError")
    assert failure["caused_by"] == ["ValueError"]
    assert [
        line["status"] for line in lines if line.get("request") == failure["request"] and "status" in line
    ] == [500]
    assert any("not sent at try 1: OSError" in line["message"] for line in lines)
    assert {"request_send", "manage", "manage_accept"} <= {line.get("view") for line in lines}


def _check_mail(folder: Path, tokens: set[str]) -> None:
    """Delivered mail may call its reader by name; a token is in its link alone, and nothing else is told."""
    messages = [message for path in folder.glob("*.log") for message in _messages(path)]
    heads = {f"head of {n}": _head(message) for n, message in enumerate(messages)}
    calendars = {
        f"calendar of {n}": data for n, message in enumerate(messages) for data in _calendars(message)
    }
    bodies = {
        f"body of {n}": body.encode() for n, message in enumerate(messages) for body in _bodies(message)
    }
    without_links = {name: _without_links(body, tokens) for name, body in bodies.items()}

    assert (len(messages) >= 6, len(calendars) >= 2) == (True, True)
    assert found(NOT_EVEN_IN_MAIL, bodies) == []
    assert found(EVERYTHING, heads | calendars) == []
    assert found({f"token of {token[:4]}": token for token in tokens}, without_links | heads) == []


def _messages(path: Path) -> list[EmailMessage]:
    parts = [part for part in path.read_bytes().split(b"-" * 79 + b"\n") if part.strip()]
    return [email.message_from_bytes(part, policy=email.policy.default) for part in parts]


def _head(message: EmailMessage) -> bytes:
    """Return every header but the one that says to whom it goes."""
    return "\n".join(f"{name}: {value}" for name, value in message.items() if name != "To").encode()


def _calendars(message: EmailMessage) -> list[bytes]:
    return [
        part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/calendar"
    ]


def _bodies(message: EmailMessage) -> list[str]:
    kinds = ("text/plain", "text/html")
    return [part.get_content() for part in message.walk() if part.get_content_type() in kinds]


def _without_links(body: bytes, tokens: set[str]) -> bytes:
    for token in tokens:
        for place in ("manage", "consultation"):
            body = body.replace(f"/{place}/{token}/".encode(), b"")
    return body
