"""Every kind of answer, with all headers that protect its reader. Compared whole: a lost one is seen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.utils.csp import build_policy
from wagtail.documents.models import Document

from appointments.models import AppointmentRequest
from clinic.headers import FILE_CSP, SWITCHED_OFF
from clinic.urls import handler400, handler403, handler404, handler500
from clinic.urls import urlpatterns as real_urls
from tests.appointments.factories import make_request
from tests.appointments.manage.opened import token_of


def failing_view(request: Any) -> None:
    raise RuntimeError("a fault of ours")


urlpatterns = [path("fails/", failing_view), *real_urls]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

SAME_FOR_ALL = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in SWITCHED_OFF),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; worker-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
STAFF = PUBLIC.removesuffix("; require-trusted-types-for 'script'; trusted-types 'none'")
CMS = (
    STAFF.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("img-src 'self' data:", "img-src 'self' data: blob:")
    .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    + "; frame-src 'self'"
)
NONCE = re.compile(r" 'nonce-[\w-]{22}'")
NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"
PAGES: dict[str, tuple[int, str | None]] = {
    "/request/": (200, NEVER),
    "/request/send/": (302, NEVER),
    "/consultation/": (200, NEVER),
    "/consultation/no-such-link/": (404, NEVER),
    "/manage/": (200, NEVER),
    "/manage/asked/": (200, NEVER),
    "/manage/no-such-link/": (404, NEVER),
    "/search/": (200, NEVER),
    "/sign-in/": (200, NEVER),
    "/staff/": (302, NEVER),
    "/staff": (301, None),
    "/feed/": (200, None),
    "/sitemap.xml": (200, None),
    "/robots.txt": (200, None),
    "/healthz": (200, NEVER),
    "/readyz": (503, NEVER),
    "/no-such-page/": (404, "no-store"),
    "/media/no-such-file.png": (404, "no-store"),
    "/documents/1/x.pdf": (404, "no-store"),
    "/sign-out/": (405, NEVER),
    "/fails/": (500, "no-store"),
    "/%00": (400, None),
}
OURS = {*SAME_FOR_ALL, "Content-Security-Policy", "Cache-Control", "Strict-Transport-Security", "Set-Cookie"}


def protecting(response: Any) -> dict[str, str]:
    """Return the headers that this test is about."""
    return {name: value for name, value in response.headers.items() if name in OURS}


def expected(csp: str, cache: str | None, **more: str) -> dict[str, str]:
    kept = {"Cache-Control": cache} if cache else {}
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return SAME_FOR_ALL | {"Content-Security-Policy": csp} | kept | named


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_gets_every_header_with_every_answer(address: str, visitor: Client) -> None:
    response = visitor.get(address)

    status, cache = PAGES[address]
    private = {"Referrer_Policy": "no-referrer"} if address.startswith("/manage/") else {}
    private |= {"Referrer_Policy": "no-referrer"} if address == "/consultation/no-such-link/" else {}
    assert response.status_code == status
    assert protecting(response) == expected(PUBLIC, cache, **private)


@pytest.mark.parametrize("method", ["trace", "track", "connect", "TRACE"])
def test_a_method_that_shows_headers_to_scripts_is_refused(method: str, visitor: Client) -> None:
    response = visitor.generic(method.upper(), "/request/", headers={"x-secret": "mine"})

    assert (response.status_code, response.content) == (405, b"")
    assert protecting(response) == expected(PUBLIC, None)


def test_a_strange_host_is_refused_without_being_named(visitor: Client) -> None:
    response = visitor.get("/request/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert b"evil" not in response.content
    assert protecting(response) == expected(PUBLIC, "no-store")


@pytest.mark.parametrize(
    "name",
    [
        "x-forwarded-host", "x-host", "x-forwarded-server", "x-original-url", "x-rewrite-url", "forwarded",
        "x-forwarded-prefix", "x-forwarded-port", "x-http-method-override", "x-method-override",
        "x-forwarded-proto", "x-forwarded-for", "x-real-ip", "true-client-ip",
    ],
)  # fmt: skip
def test_what_a_visitor_says_on_a_proxy_s_behalf_changes_nothing(name: str, visitor: Client) -> None:
    values = {"x-http-method-override": "DELETE", "x-method-override": "POST", "x-forwarded-proto": "https"}
    spoken = {name: values.get(name, "evil.example")}
    plain, spoken_to = (
        [
            visitor.get(address, headers=headers)
            for address in ("/robots.txt", "/sitemap.xml", "/staff/", "/x")
        ]
        for headers in ({}, spoken)
    )

    assert [one.status_code for one in plain] == [one.status_code for one in spoken_to]
    assert [one.content for one in plain] == [one.content for one in spoken_to]
    assert [one.get("Location") for one in plain] == [one.get("Location") for one in spoken_to]


def test_a_private_link_s_page_is_kept_nowhere(visitor: Client) -> None:
    response = visitor.get(f"/manage/{token_of(make_request(), now=timezone.now())}/")

    assert response.status_code == 200
    assert protecting(response) == expected(PUBLIC, NEVER, Referrer_Policy="no-referrer")


def test_the_redirect_after_a_form_is_kept_nowhere(visitor: Client) -> None:
    response = visitor.post("/manage/", {"email": "ada@mail.example"})

    assert (response.status_code, response["Location"]) == (303, "/manage/asked/")
    assert protecting(response) == expected(PUBLIC, NEVER, Referrer_Policy="no-referrer")


@pytest.mark.parametrize("kind", ["static", "media", "document"])
def test_a_file_that_is_opened_runs_nothing(kind: str, files: dict[str, str], visitor: Client) -> None:
    response = visitor.get(files[kind])

    cache = {"static": "max-age=3600, public"}.get(kind, response.get("Cache-Control"))
    shared = {"Cross_Origin_Resource_Policy": "cross-origin"} if kind == "media" else {}
    assert response.status_code == 200
    assert protecting(response) == expected(FILE_CSP, cache, **shared)


@pytest.fixture
def files(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the address of a file of each kind."""
    settings.MEDIA_ROOT, settings.STATIC_ROOT = tmp_path / "media", tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "site.css").write_text("p { color: red }")
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "photo.png").write_bytes(b"png")
    document = Document.objects.create(title="x", file=SimpleUploadedFile("x.pdf", b"%PDF-"))
    return {"static": "/static/site.css", "media": "/media/photo.png", "document": document.url}


@pytest.mark.parametrize(
    ("address", "csp"),
    [
        ("/staff/", STAFF),
        ("/staff/appointments/appointmentrequest/", STAFF),
        ("/staff/no-such-page/", STAFF),
        ("/request/", STAFF),
        ("/cms/", CMS),
        ("/cms/pages/", CMS),
    ],
)
def test_staff_get_no_inline_and_the_editor_alone_gets_it(
    address: str, csp: str, admin_client: Client
) -> None:
    response = admin_client.get(address)

    found = protecting(response)
    assert "no-store" in found.pop("Cache-Control")
    found["Content-Security-Policy"] = NONCE.sub("", found["Content-Security-Policy"])
    assert found == expected(csp, None)


def test_a_nonce_stands_in_for_inline_and_nothing_evaluates() -> None:
    for policy in (settings.SECURE_CSP, settings.STAFF_CSP, settings.PREVIEW_CSP):
        text = build_policy(policy, "a-nonce")
        assert "script-src 'self' 'nonce-" not in text or "unsafe" not in text
        assert "unsafe" not in text
    assert "unsafe-eval" not in build_policy(settings.CMS_CSP, None)


def test_under_https_cookies_are_bound_to_the_host_and_the_browser_stays_with_https(
    https: Callable[[], Client],
) -> None:
    response = https().get("/request/", secure=True)

    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


@pytest.fixture
def https(settings: Any) -> Callable[[], Client]:
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    settings.SECURE_SSL_REDIRECT = True
    return Client


def test_a_redirect_to_https_carries_them_too(https: Callable[[], Client]) -> None:
    response = https().get("/manage/a-secret/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/manage/a-secret/")
    assert protecting(response) == expected(FILE_CSP, "private, no-store")


def test_a_stranger_is_given_no_cookie(visitor: Client) -> None:
    for address in ("/request/", "/consultation/", "/manage/", "/search/", "/no-such-page/"):
        visitor.get(address)

    assert visitor.cookies == {}
    assert AppointmentRequest.objects.count() == 0
