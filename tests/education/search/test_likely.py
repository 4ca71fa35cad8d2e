"""The page whose address comes closest to one that does not exist."""

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from clinic.likely_page import LikelyPage
from education.search.likely import likely_page

FLAGSHIP = LikelyPage("Ketamine for chronic pain", "/ketamine-for-chronic-pain/")


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("ketamine-for-cronic-pain", FLAGSHIP),
        ("ketamine", FLAGSHIP),
        ("chronic-pain", FLAGSHIP),
        ("zebra", None),
        ("front-page", None),
    ],
)
def test_the_closest_address_is_offered(
    sample_pages: None, rf: RequestFactory, words: str, page: LikelyPage | None
) -> None:
    assert likely_page(rf.get("/"), tuple(words.split("-"))) == page


def test_an_unpublished_page_is_not_offered(sample_pages: None, client: Client) -> None:
    assert "Did you want" in client.get("/ketamine/").content.decode()

    Page.objects.get(slug="ketamine-for-chronic-pain").specific.unpublish()

    response = client.get("/ketamine/")
    assert (response.status_code, "Did you want" in response.content.decode()) == (404, False)


def test_looking_for_it_costs_two_queries(
    sample_pages: None, rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    request = rf.get("/")
    likely_page(request, ("ketamine",))

    with django_assert_num_queries(2):
        assert likely_page(request, ("ketamine",)) == FLAGSHIP
