"""Pages travel compressed, and what is compressed already is left alone."""

import gzip
from io import BytesIO

import pytest
from django.http import FileResponse
from django.test import Client, RequestFactory

from clinic.compression import PageCompression
from clinic.roles import Role
from education.sample import load_sample_pages
from education.sample.tree import TREE
from tests.appointments import posted
from tests.appointments.factories import make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

GZIP = {"accept-encoding": "gzip, deflate, br"}


@pytest.fixture(autouse=True)
def sample(db: None) -> None:
    load_sample_pages(TREE[:1])


def heading_of(page: bytes) -> str:
    return page.decode().partition("<h1")[2].partition(">")[2].partition("</h1>")[0].strip()


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/ketamine-for-chronic-pain/", "Ketamine for chronic pain"),
        ("/request/", "Request an appointment"),
        ("/no-such-page/", "We cannot find that page"),
    ],
)
def test_a_page_is_sent_compressed_to_whoever_reads_that(client: Client, path: str, heading: str) -> None:
    plain = client.get(path)
    small = client.get(path, headers=GZIP)

    assert (plain.get("Content-Encoding"), heading_of(plain.content)) == (None, heading)
    assert (small["Content-Encoding"], heading_of(gzip.decompress(small.content))) == ("gzip", heading)
    assert small["Content-Length"] == str(len(small.content))
    # A cache in between must not hand the one to a reader of the other.
    assert ["Accept-Encoding" in page["Vary"] for page in (plain, small)] == [True, True]


def test_the_article_shrinks_to_less_than_a_third(client: Client) -> None:
    plain = client.get("/ketamine-for-chronic-pain/")
    small = client.get("/ketamine-for-chronic-pain/", headers=GZIP)

    assert len(small.content) < len(plain.content) / 3


def test_the_same_page_has_another_size_each_time_so_that_its_size_tells_nothing(client: Client) -> None:
    sizes = {len(client.get("/ketamine-for-chronic-pain/", headers=GZIP).content) for _ in range(9)}

    assert len(sizes) > 3


def test_the_form_is_sent_with_a_browser_that_reads_gzip() -> None:
    browser = Client(headers=GZIP, enforce_csrf_checks=True)

    page = browser.post(posted.PATH, {"form_token": "forged"} | posted.answers())

    assert page["Content-Encoding"] == "gzip"
    assert 'name="form_token"' in gzip.decompress(page.content).decode()


@pytest.mark.parametrize("path", ["/staff/", "/cms/"])
def test_staff_pages_work_compressed(path: str) -> None:
    browser = Client(headers=GZIP)
    sign_in(browser, make_staff(Role.FRONT_DESK if path == "/staff/" else Role.MARKETING))

    page = browser.get(path, follow=True)

    assert (page.status_code, page["Content-Encoding"]) == (200, "gzip")
    assert "</html>" in gzip.decompress(page.content).decode()


def test_health_is_answered_as_it_always_was(client: Client) -> None:
    response = client.get("/healthz", headers=GZIP)

    assert (response.content, response.get("Content-Encoding")) == (b"ok\n", None)


def test_a_picture_is_sent_as_it_is(rf: RequestFactory) -> None:
    picture = b"picture" * 1000
    answer = PageCompression(lambda request: FileResponse(BytesIO(picture)))

    response = answer(rf.get("/media/x.jpg", headers=GZIP))

    assert response.get("Content-Encoding") is None
    assert b"".join(response.streaming_content) == picture
