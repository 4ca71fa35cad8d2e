"""Addresses that cannot be read, and the requests that get through."""

import pytest
from django.http import HttpResponse

from clinic.middleware import refuse_unreadable_requests


@pytest.fixture
def answer(rf):
    middleware = refuse_unreadable_requests(lambda request: HttpResponse("reached the view"))

    def get(path: str) -> tuple[int, str]:
        response = middleware(rf.get(path))
        return response.status_code, response.content.decode()

    return get


@pytest.mark.parametrize("path", ["/%00", "/ketamine%00/", "/?q=%00", "/?q=a%00b&page=1", "/?%00=1"])
def test_a_nul_in_path_or_query_is_refused_before_the_view(path, answer):
    assert answer(path) == (400, "This address cannot be read.")


@pytest.mark.parametrize("path", ["/", "/?q=100%25", "/?q=%2500", "/%F0%9F%98%80/", "/?q=%E2%80%AE", "/%01"])
def test_every_other_address_reaches_the_view(path, answer):
    assert answer(path) == (200, "reached the view")


@pytest.mark.parametrize(
    "path", ["/%00", "/request/%00/", "/request/?from=%00", "/staff/?q=%00", "/healthz?%00"]
)
def test_the_site_answers_a_nul_without_touching_the_database(path, client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = client.get(path)

    assert (response.status_code, response.content) == (400, b"This address cannot be read.")
    assert response["Content-Type"] == "text/plain"
