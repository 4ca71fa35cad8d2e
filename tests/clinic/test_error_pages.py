"""The pages that a person sees when something went wrong."""

import logging
import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import path

from clinic.models import ClinicSettings
from clinic.urls import handler400, handler403, handler404, handler500
from clinic.urls import urlpatterns as real_urls
from clinic.views import errors

SECRET = "password=hunter2 host=10.0.0.7"
PHONE = "(305) 555-0111"

FAULTS = {
    "locked": OperationalError(SECRET),
    "gone": InterfaceError(SECRET),
    "bug": RuntimeError(SECRET),
    "refused": PermissionDenied(SECRET),
    "suspicious": SuspiciousOperation(SECRET),
}


def failing_view(request, fault):
    raise FAULTS[fault]


urlpatterns = [path("broken/<fault>/", failing_view, name="broken"), *real_urls]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor(settings):
    settings.CLINIC_PHONE = PHONE
    return Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "status", "heading", "retry_after"),
    [
        ("locked", 503, "We will be back in a moment", "30"),
        ("gone", 503, "We will be back in a moment", "30"),
        ("bug", 500, "Something went wrong on our side", None),
    ],
)
def test_a_fault_gives_a_page_with_the_phone_that_needs_no_database_and_tells_no_secret(
    fault, status, heading, retry_after, visitor, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = visitor.get(f"/broken/{fault}/")

    page = response.content.decode()
    assert (response.status_code, response.get("Retry-After")) == (status, retry_after)
    assert response["Cache-Control"] == "no-store"
    assert f"<h1>{heading}</h1>" in page
    assert f'<a href="tel:3055550111">{PHONE}</a>' in page
    assert not [word for word in ("hunter2", "10.0.0.7", "Traceback", "Error") if word in page]


@pytest.mark.parametrize(
    ("fault", "status", "heading"),
    [
        ("refused", 403, "This page is not open to you"),
        ("suspicious", 400, "We could not read that"),
    ],
)
@pytest.mark.django_db
def test_a_refusal_gives_its_own_page_and_tells_no_secret(fault, status, heading, visitor):
    response = visitor.get(f"/broken/{fault}/")

    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
    assert f"<h1>{heading}</h1>" in page
    assert "hunter2" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "stranger",
    [
        "/wp-login.php",
        "/.env",
        "/no/such/page/",
        "/request/sent/00000000-0000-4000-8000-000000000000/",
        "/request/sent/1/",
        "/request/elsewhere/",
        "/documents/1/x.pdf",
        "/" + "a" * 3000 + "/",
    ],
)
def test_a_page_that_is_not_there_says_so_with_a_way_on_and_the_phone(stranger, visitor):
    settings = ClinicSettings.load()
    settings.phone = PHONE
    settings.save()

    response = visitor.get(stranger)

    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")
    assert "<h1>We cannot find that page</h1>" in page
    assert f'<a href="tel:3055550111">{PHONE}</a>' in page


@pytest.mark.parametrize("climbing", ["/media/../clinic/settings.py", "/media/%2e%2e/%2e%2e/etc/passwd"])
def test_a_path_that_climbs_out_of_its_folder_is_refused(climbing, visitor):
    response = visitor.get(climbing)

    assert (response.status_code, response["Cache-Control"]) == (400, "no-store")
    assert "<h1>We could not read that</h1>" in response.content.decode()


@pytest.mark.parametrize(
    "page", [errors.not_found, errors.bad_request, errors.forbidden, errors.csrf_failure, errors.too_large]
)
def test_an_error_page_that_needs_the_database_while_it_is_away_becomes_the_503(page, rf, monkeypatch):
    def fail(request, template, **kwargs):
        raise OperationalError(SECRET)

    monkeypatch.setattr(errors, "render", fail)

    response = page(rf.get("/"))

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert "hunter2" not in response.content.decode()


@pytest.mark.parametrize(
    ("fault", "line", "frames"),
    [
        ("locked", "database away in broken: OperationalError", []),
        ("bug", "failure in broken: RuntimeError", ["failing_view"]),
    ],
)
def test_the_log_names_the_view_and_neither_the_address_nor_what_was_typed(
    fault, line, frames, visitor, caplog
):
    with caplog.at_level(logging.INFO):
        visitor.post(f"/broken/{fault}/?token=from-a-link", {"first_name": "Marisol"})

    record, access = caplog.records
    found = getattr(record, "facts", {}).get("frames", [])
    assert record.getMessage() == line
    assert [frame.split()[1] for frame in found[-1:]] == frames
    assert (record.exc_info, access.facts["view"]) == (None, "broken")
    told = caplog.text + str([record.__dict__ for record in caplog.records])
    assert str(FAULTS[fault]) not in told
    assert not [word for word in ("from-a-link", "Marisol", "/broken/") if word in told]


def test_the_page_of_a_fault_gives_the_code_under_which_the_log_tells_of_it(visitor):
    response = visitor.get("/broken/bug/")

    code = response["X-Request-ID"]
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}", code)
    assert f"please give this code: <strong>{code}</strong>" in response.content.decode()
