"""The line for each answer."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client

from clinic.access_log import log_requests

pytestmark = pytest.mark.django_db


@pytest.fixture
def facts(caplog):
    """Return a function that gives what was logged of each answer, but for how long it took."""
    caplog.set_level(logging.INFO, "clinic.access_log")

    def read() -> list[dict]:
        found = [record.facts for record in caplog.records if record.name == "clinic.access_log"]
        assert all(fact["ms"] > 0 for fact in found)
        return [{name: value for name, value in fact.items() if name != "ms"} for fact in found]

    return read


@pytest.mark.parametrize(
    ("method", "path", "view", "status"),
    [
        ("GET", "/healthz", "healthz", 200),
        ("POST", "/manage/a-private-token/?name=Marisol", "manage", 405),
        ("GET", "/no/such/page/marisol/", "wagtail_serve", 404),
        ("GET", "/static/marisol.css", "static", 404),
        ("MARISOL", "/healthz", "healthz", 405),
    ],
)
def test_an_answer_is_one_line_with_the_name_of_its_address(method, path, view, status, facts):
    answer = Client().generic(method, path)

    shown = method if method != "MARISOL" else "OTHER"
    assert facts() == [{"method": shown, "view": view, "status": answer.status_code}]
    assert answer.status_code == status


def test_the_id_of_a_line_is_sent_back_and_nobody_outside_chooses_it():
    answers = [Client(headers={"x-request-id": "0123456789abcdef"}).get("/healthz") for _ in range(2)]

    ids = {answer["X-Request-ID"] for answer in answers}
    assert len(ids - {"0123456789abcdef"}) == 2


@pytest.mark.parametrize(
    ("proxies", "given", "kept"),
    [
        (0, "0123456789abcdef", []),
        (1, "0123456789abcdef", ["0123456789abcdef"]),
        (1, "marisol.q@mail.example", []),
        (1, "0123456789abcdef\n", []),
    ],
)
def test_what_a_trusted_proxy_calls_a_request_stands_beside_our_own_id(proxies, given, kept, facts, settings):
    settings.TRUSTED_PROXIES = proxies

    Client(headers={"x-request-id": given}).get("/healthz")

    assert [fact["proxy_request"] for fact in facts() if "proxy_request" in fact] == kept


@pytest.mark.parametrize(
    ("control", "has_id"),
    [("public, no-cache", False), ("max-age=60, public", False), ("private, no-store", True)],
)
def test_an_answer_that_a_cache_may_give_to_others_has_no_id(control, has_id, rf):
    answer = log_requests(lambda request: HttpResponse(headers={"Cache-Control": control}))(rf.get("/"))

    assert ("X-Request-ID" in answer) == has_id
