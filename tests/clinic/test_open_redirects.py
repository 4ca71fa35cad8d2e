"""Wherever an address says where to go next, it stays on this site."""

from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from appointments.validators import clean_source_path
from clinic.models import User

pytestmark = pytest.mark.django_db

HERE = "http://testserver/"
NASTY = [
    "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example",
    "\\/evil.example", "https:evil.example", "https:/evil.example", "https://evil.example",
    "http:\\\\evil.example", "HTTPS://evil.example", "javascript:alert(1)", "java\nscript:alert(1)",
    "data:text/html,x", "vbscript:x", "\t//evil.example", "\x00//evil.example", "/\t/evil.example",
    "//evil.example%2f..", "/%0d%0aLocation:https://evil.example", "/\r\nLocation: https://evil.example",
    "https://testserver@evil.example", "https://testserver.evil.example", "//evil.example:80@testserver",
    "／／evil.example", "https://evil.example#@testserver", "file:///etc/passwd", "ftp://evil.example",
    "%2f%2fevil.example", "..//evil.example", "/..//evil.example", "//[::1]", "///",
]  # fmt: skip


def leads_here(response: Any) -> bool:
    """Say whether a browser that follows the answer is still on this site."""
    location = response.get("Location", "")
    assert "\n" not in location
    assert "\r" not in location
    goal = urlsplit(urljoin(HERE, location.replace("\\", "/")))
    return (goal.scheme, goal.netloc) == ("http", "testserver")


@pytest.mark.parametrize("next_address", NASTY)
def test_sign_in_leads_to_this_site_alone(client: Client, next_address: str) -> None:
    User.objects.create_superuser("ada", password="a long pass phrase")

    told = {"username": "ada", "password": "a long pass phrase", "next": next_address}
    answers = [client.post("/sign-in/", told), client.post(f"/sign-in/?next={next_address}", told)]

    assert [leads_here(answer) for answer in answers] == [True, True]


@pytest.mark.parametrize("next_address", NASTY)
def test_the_doors_hand_nothing_on(client: Client, next_address: str) -> None:
    for door in ("/cms/login/", "/staff/login/", "/sign-out/", "/manage/asked/", "/request/send/"):
        answer = client.get(door, {"next": next_address, "url": next_address, "from": next_address})

        assert leads_here(answer), door


@pytest.mark.parametrize(
    "start", ["//evil.example", "/\\evil.example", "///evil.example", "//evil.example/x"]
)
def test_a_slash_that_is_put_at_the_end_does_not_open_another_site(client: Client, start: str) -> None:
    assert leads_here(client.generic("GET", start))


@pytest.mark.parametrize("path", NASTY)
def test_the_page_that_led_to_a_form_is_a_plain_path_or_nothing(path: str) -> None:
    assert clean_source_path(path) == ""
