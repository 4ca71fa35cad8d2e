"""What programs look for under /.well-known/, and a warning before it grows old."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from clinic.checks import security_txt_is_fresh

pytestmark = pytest.mark.django_db


def test_security_txt_names_whom_to_tell(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://clinic.example"
    settings.SECURITY_CONTACTS = ["mailto:security@clinic.example", "tel:+13055550100"]
    settings.SECURITY_TXT_EXPIRES = date(2027, 11, 1)

    answer = client.get("/.well-known/security.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == (
        "Contact: mailto:security@clinic.example\n"
        "Contact: tel:+13055550100\n"
        "Expires: 2027-11-01T00:00:00Z\n"
        "Preferred-Languages: en, es\n"
        "Canonical: https://clinic.example/.well-known/security.txt\n"
        "Policy: https://clinic.example/security-policy/\n"
    )


def test_the_policy_is_a_page_with_the_contact(client: Client) -> None:
    page = client.get("/security-policy/").content.decode()

    assert "<h1>If you found a security problem</h1>" in page
    assert f'href="{settings.SECURITY_CONTACTS[0]}"' in page


def test_password_managers_are_led_to_the_door(client: Client) -> None:
    answer = client.get("/.well-known/change-password")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/password/")
    assert client.get("/.well-known/resource-that-should-not-exist").status_code == 404


@pytest.mark.parametrize("path", ["security.txt", "change-password"])
def test_they_are_only_read(client: Client, path: str) -> None:
    assert client.post(f"/.well-known/{path}").status_code == 405


def test_robots_may_read_them(client: Client) -> None:
    assert "well-known" not in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    ("days_left", "ids"),
    [(31, []), *((days, ["clinic.W010"]) for days in (30, 1, 0, -400))],
)
def test_the_check_warns_a_month_before_it_lapses(days_left: int, ids: list[str], time_machine: Any) -> None:
    time_machine.move_to(settings.SECURITY_TXT_EXPIRES - timedelta(days=days_left))

    assert [found.id for found in security_txt_is_fresh()] == ids


def test_it_never_promises_more_than_a_year() -> None:
    assert date.today() + timedelta(days=366) >= settings.SECURITY_TXT_EXPIRES
