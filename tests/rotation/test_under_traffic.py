"""Requests are sent, edited, read and found by threads while keys are rotated; nothing is lost."""

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from appointments.actions import search_tokens
from appointments.actions.triage import add_note
from appointments.models import Actor, AppointmentRequest, Note
from appointments.queries.search import find_requests
from clinic import rotation
from clinic.roles import Role
from clinic.rotation import encrypted_fields, left_to_rotate
from tests.appointments import posted
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.test_search import QUEUE
from tests.appointments.factories import make_staff, send

pytestmark = pytest.mark.django_db(transaction=True)
OLD, NEW = b"o" * 32, b"n" * 32
EARLIER = 12


@contextmanager
def traffic(*works) -> Iterator[None]:
    """Let each work be done over and over in a thread of its own while the block runs; errors are raised."""
    stop, started = threading.Event(), [threading.Event() for _ in works]

    def go_on(work, begun) -> None:
        try:
            for number in itertools.count():
                work(number)
                begun.set()
                if stop.is_set():
                    return
        finally:
            begun.set()
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        running = [pool.submit(go_on, *pair) for pair in zip(works, started, strict=True)]
        try:
            for begun in started:
                assert begun.wait(30)
            yield
        finally:
            stop.set()
        for work in running:
            work.result(30)


class Desk:
    """What patients and staff do meanwhile. `told` remembers what has to be read again at the end."""

    def __init__(self) -> None:
        self.staff = make_staff(Role.FRONT_DESK)
        self.earlier = [
            send(first_name=f"Early{number}", phone=f"+1305555{number:04}") for number in range(EARLIER)
        ]
        self.told: dict[int, str] = {}
        self.sent: list[str] = []
        self.notes: list[str] = []

    def send(self, number: int) -> None:
        """Fill in and send the public form, from another address each time."""
        browser = Client(REMOTE_ADDR=f"10.1.{number // 200}.{number % 200 + 1}")
        name, phone = (
            f"Late{'abcdefghijklmnopqrstuvwxyz'[number % 26] * (number // 26 + 1)}",
            f"(786) 555-{number:04}",
        )
        answer = posted.send(browser, first_name=name, phone=phone, email=f"late{number}@mail.example")
        assert answer.status_code == 303
        self.sent.append(name)

    def edit(self, number: int) -> None:
        """Save one field of an earlier request, as correcting one's details does, and write a note."""
        request = AppointmentRequest.objects.get(pk=self.earlier[number % EARLIER].pk)
        request.comment = f"comment {number}"
        request.save(update_fields=["comment"])
        self.told[request.pk] = request.comment
        text = f"note {number}"
        add_note(request=request, text=text, by=Actor.staff(self.staff), now=timezone.now())
        self.notes.append(text)

    def read(self, number: int) -> None:
        """Open a request's page at the desk."""
        request = self.earlier[number % EARLIER]
        page = signed_in(self.staff).get(f"{QUEUE}{request.pk}/change/")
        assert (page.status_code, request.first_name in page.content.decode()) == (200, True)

    def check(self) -> None:
        """Read everything that was ever told, and find everybody by name."""
        requests = AppointmentRequest.objects.order_by("pk")
        assert sorted(request.first_name for request in requests) == sorted(
            [*(request.first_name for request in self.earlier), *self.sent]
        )
        found = {request.pk: request.comment for request in requests}
        assert {pk: found[pk] for pk in self.told} == self.told
        assert list(Note.objects.order_by("pk").values_list("text", flat=True)) == self.notes
        for name in [self.earlier[0].first_name, self.sent[0], self.sent[-1]]:
            assert name in [request.first_name for request in find_requests(name).requests]


@pytest.fixture
def desk(settings) -> Desk:
    settings.FIELD_KEYS = [OLD]
    settings.INDEX_KEY = OLD
    return Desk()


def run_and_kill(monkeypatch, module, name: str, calls: int, *options: str) -> None:
    """Run the command and let it die at one call of a function, as by kill -9: nothing behind it runs."""
    real, count = getattr(module, name), itertools.count()

    def dies(*args, **kwargs):
        if threading.current_thread() is threading.main_thread() and next(count) == calls:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(module, name, dies)
        with pytest.raises(KeyboardInterrupt):
            call_command("rotate_keys", *options, verbosity=0)


def test_field_keys_are_rotated_under_traffic_and_the_old_one_retired(desk, settings, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 5)
    settings.FIELD_KEYS = [NEW, OLD]

    with traffic(desk.send, desk.edit, desk.read):
        run_and_kill(monkeypatch, rotation, "encrypt", 17)
        half_done = sum(left_to_rotate(column).count() for column in encrypted_fields())
        _rotate_until_done()
        settings.FIELD_KEYS = [NEW]
        sent_before = len(desk.sent)

    assert half_done > 0
    assert len(desk.sent) > sent_before  # The traffic went on under the new key alone.
    desk.check()
    call_command("rotate_keys", "--check")


def test_the_index_key_is_changed_under_traffic_and_everybody_is_found_again(desk, settings, monkeypatch):
    settings.INDEX_KEY = NEW
    lost = find_requests("Early3").requests

    with traffic(desk.send, desk.edit, desk.read):
        run_and_kill(monkeypatch, search_tokens, "index_names", 4, "--index")
        call_command("rotate_keys", "--index", verbosity=0)

    desk.check()
    call_command("rotate_keys", "--check", "--index")
    assert lost == []
    for request in desk.earlier:
        assert [one.pk for one in find_requests(request.phone).requests] == [request.pk]


def _rotate_until_done() -> None:
    """Run the command as its own message asks: again, while something was edited between read and write."""
    said = "not run yet"
    for _ in range(20):
        if said:
            said = _rotated()
            assert said == "" or said.endswith("Run this again."), said
    assert said == ""


def _rotated() -> str:
    try:
        call_command("rotate_keys", verbosity=0)
    except CommandError as error:
        return str(error)
    return ""
