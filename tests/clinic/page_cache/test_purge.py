"""Proxies are told about changed pages, all of them, after the change and out of the editor's way."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.management import call_command

from clinic.page_cache import generation
from clinic.page_cache.purge import Purger
from education.models import TreatmentPage
from tests.clinic.page_cache.asking import ARTICLE, HOST

pytestmark = pytest.mark.django_db
HOME_AND_ARTICLE = {("PURGE", HOST, "/"), ("PURGE", HOST, ARTICLE)}


@pytest.fixture
def told() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """A proxy: its address, and what it was told."""
    heard: list[tuple[str, str, str]] = []

    class Proxy(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            heard.append((self.command, self.headers["Host"], self.path))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Proxy)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hear(sample_site: None, told: Any, settings: Any) -> Callable[[Purger], set[tuple[str, str, str]]]:
    """Return a function that lets the worker look once, and says what the proxy heard."""
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    settings.WAGTAILFRONTENDCACHE = {"proxy": {"BACKEND": backend, "LOCATION": told[0]}}

    def look(purger: Purger) -> set[tuple[str, str, str]]:
        told[1].clear()
        purger.look()
        purger.finish()
        return set(told[1])

    return look


def test_every_page_is_purged_at_the_start_and_after_a_change_but_not_in_between(hear: Any) -> None:
    purger = Purger()
    assert (hear(purger), hear(purger)) == (HOME_AND_ARTICLE, set())

    generation.renew()

    assert (hear(purger), hear(purger)) == (HOME_AND_ARTICLE, set())


def test_a_page_that_is_taken_down_is_purged(hear: Any) -> None:
    TreatmentPage.objects.get().unpublish()

    assert hear(Purger()) == HOME_AND_ARTICLE


def test_the_old_address_of_a_page_that_moved_or_went_is_purged(hear: Any) -> None:
    purger = Purger()
    hear(purger)
    article = TreatmentPage.objects.get()
    article.slug = "ketamine"
    article.save()
    generation.renew()

    moved = hear(purger)
    article.delete()
    generation.renew()
    gone = hear(purger)

    assert moved == HOME_AND_ARTICLE | {("PURGE", HOST, "/ketamine/")}
    assert gone == {("PURGE", HOST, "/"), ("PURGE", HOST, "/ketamine/")}


def test_the_worker_tells_the_proxy_and_waits_for_it_when_it_runs_once(
    hear: Any, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appointments.management.commands.worker.purger", Purger())

    call_command("worker", once=True)

    assert set(told[1]) == HOME_AND_ARTICLE


def test_nothing_is_asked_or_told_where_no_proxy_is_named(
    sample_site: None, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.WAGTAILFRONTENDCACHE = {}
    purger = Purger()

    with django_assert_num_queries(0):
        purger.look()

    assert purger._thread is None


def test_a_proxy_that_hangs_does_not_hold_up_the_worker_and_is_not_asked_twice(
    sample_site: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, asked = threading.Event(), []
    settings.WAGTAILFRONTENDCACHE = {"proxy": {}}
    monkeypatch.setattr(
        "clinic.page_cache.purge.PurgeBatch.purge", lambda batch: (asked.append(batch.urls), goes_on.wait(30))
    )
    purger = Purger()

    purger.look()
    generation.renew()
    purger.look()
    assert len(asked) == 1
    goes_on.set()
    purger.finish()
    purger.look()
    purger.finish()

    assert len(asked) == 2
