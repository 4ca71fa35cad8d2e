"""What is answered from memory, and what is not."""

import gzip
from typing import Any

import brotli
import pytest
from django.conf import settings as site_settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from clinic.models import User
from clinic.page_cache import generation
from tests.clinic.page_cache.asking import ARTICLE, Asked
from tests.signed_in import sign_in


def test_a_page_in_memory_costs_no_sql(
    warm: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        again = warm()

    assert (again.status, again.text.count("<h1")) == (200, 1)


def test_the_first_answer_is_the_one_that_is_kept(ask: Asked) -> None:
    first, second = ask(), ask()

    assert first == second
    assert first.body == Client().get(ARTICLE).content


def test_a_page_keeps_the_headers_that_django_gave_it(warm: Asked) -> None:
    django = dict(Client().get(ARTICLE).items())

    kept = warm().headers

    assert {name: kept[name] for name in django if name != "Vary"} == {
        name: value for name, value in django.items() if name != "Vary"
    }
    assert "frame-ancestors 'none'" in kept["Content-Security-Policy"]
    assert (kept["Cache-Control"], kept["Vary"]) == (
        "public, max-age=0, must-revalidate",
        "Cookie, Accept-Encoding",
    )


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity, *;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_the_page_comes_in_what_the_reader_can_unpack(
    warm: Asked, accepted: str, encoding: str | None, unpack: Any
) -> None:
    plain = warm().body

    sent = warm(accept_encoding=accepted)

    assert sent.headers.get("Content-Encoding") == encoding
    assert sent.headers["Content-Length"] == str(len(sent.body))
    assert unpack(sent.body) == plain


def test_a_page_that_came_compressed_is_kept_whole(ask: Asked) -> None:
    ask(accept_encoding="gzip")

    assert ask.kept == {ARTICLE}
    assert ask().body == Client().get(ARTICLE).content


def test_head_is_answered_without_the_body_and_with_its_length(
    warm: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = warm()

    with django_assert_num_queries(0):
        head = warm(method="HEAD")

    assert (head.status, head.headers, head.body) == (200, page.headers, b"")


def test_head_for_a_page_that_is_not_in_memory_is_left_to_django(ask: Asked) -> None:
    head = ask(method="HEAD")

    assert (head.status, "ETag" in head.headers, ask.kept) == (200, False, set())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_other_methods_are_answered_by_django(warm: Asked, method: str) -> None:
    answered = {"OPTIONS": 200}.get(method, 405)

    assert warm(method=method).status in {answered, 403}  # 403: a POST from a stranger, without a token.
    assert warm().status == 200


@pytest.mark.parametrize("name", ["session", "csrf", "messages", "django_language"])
def test_a_reader_with_a_cookie_of_ours_is_answered_by_django(warm: Asked, name: str) -> None:
    sent = warm(cookie=f"theme=dark; {name}=abc")

    assert sent.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in sent.headers


def test_a_cookie_that_is_not_ours_changes_nothing(
    warm: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert warm(cookie="edge=abc").status == 200


def test_a_signed_in_editor_sees_the_newest_page_and_leaves_none_behind(
    ask: Asked, client: Client, django_user_model: type[User]
) -> None:
    sign_in(client, django_user_model.objects.create_superuser("editor"))
    session = client.cookies[site_settings.SESSION_COOKIE_NAME].value

    sent = ask(cookie=f"{site_settings.SESSION_COOKIE_NAME}={session}")

    assert (sent.status, sent.headers["Cache-Control"]) == (200, "private, no-cache")
    assert ask.kept == set()


def test_a_request_with_credentials_is_answered_by_django(warm: Asked) -> None:
    assert "ETag" not in warm(authorization="Basic abc").headers


@pytest.mark.parametrize("query", ["utm_source=letter&utm_medium=email", "gclid=1", "fbclid="])
def test_what_a_campaign_adds_to_a_link_is_overlooked(
    warm: Asked, django_assert_num_queries: DjangoAssertNumQueries, query: str
) -> None:
    with django_assert_num_queries(0):
        assert warm(f"{ARTICLE}?{query}").body == warm().body


@pytest.mark.parametrize("query", ["utm_source=letter", "page=2", "utm_source=letter&page=2"])
def test_an_address_with_a_query_fills_nothing(ask: Asked, query: str) -> None:
    assert ask(f"{ARTICLE}?{query}").status == 200
    assert ask.kept == set()


@pytest.mark.parametrize("query", ["page=2", "q=", "utm_source=letter&page=2"])
def test_any_other_query_is_answered_by_django(ask: Asked, query: str, settings: Any) -> None:
    ask()
    calls = []
    django = ask.cache._application
    ask.cache._application = lambda environ, start: (
        calls.append(environ["QUERY_STRING"]) or django(environ, start)
    )

    ask(f"{ARTICLE}?{query}")

    assert calls == [query]


def test_each_host_has_pages_of_its_own(warm: Asked) -> None:
    before = len(warm.cache.memory)

    assert warm(host="127.0.0.1:8000").status == 200
    assert len(warm.cache.memory) == before + 1


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", ""])
def test_a_strange_host_is_refused_although_the_page_is_in_memory(warm: Asked, host: str) -> None:
    assert warm(host=host).status == 400


def test_a_page_over_https_does_not_answer_a_reader_without(ask: Asked, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ask = Asked()
    assert ask(x_forwarded_proto="https").status == 200
    assert ask.kept == {ARTICLE}

    plain = ask(x_forwarded_proto="http")

    assert (plain.status, plain.headers["Location"]) == (301, f"https://localhost:8000{ARTICLE}")


def test_without_a_generation_every_page_is_made_anew(warm: Asked, settings: Any, tmp_path: Any) -> None:
    (tmp_path / "file").touch()
    settings.PAGE_GENERATION_FILE = tmp_path / "file" / "generation"

    assert (generation.current(), warm().status) == ("", 200)
    Page.objects.filter(slug=ARTICLE.strip("/")).update(title="Changed meanwhile")

    assert "<h1>Changed meanwhile</h1>" in warm().text


def test_no_memory_at_all_is_slower_and_else_the_same(ask: Asked, settings: Any) -> None:
    settings.PAGE_CACHE_MB = 0

    first, second = ask(), ask()

    assert (first, ask.kept) == (second, set())
    assert "ETag" in first.headers


def test_a_proxy_that_is_purged_may_keep_a_page_for_longer(ask: Asked, settings: Any) -> None:
    settings.PROXY_CACHE_SECONDS = 600

    assert ask().headers["Cache-Control"] == "public, max-age=0, s-maxage=600, must-revalidate"
    assert ask.kept == {ARTICLE}
