"""From the server: the first account, and emergencies."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from clinic.models import AccountLetter, SecurityEvent, User
from clinic.roles import Role
from tests.appointments.factories import make_staff
from tests.clinic.doors.entering import PASSWORD, is_signed_in
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO())
    return out.getvalue().strip().removeprefix("http://localhost:8000")


def test_the_first_account_of_a_site_enrols_by_a_printed_link(client):
    link = run("invite", "first", "--superuser", "--email", "first@clinic.example")

    answer = client.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})

    assert answer.url == "/sign-in/enrol/"
    assert User.objects.get().is_superuser
    assert list(SecurityEvent.objects.order_by("pk").values_list("kind", "detail")) == [
        ("invited", "at the server"),
        ("password_set", "invitation"),
        ("superuser_acted", "sign_in_set_password"),
    ]


def test_an_account_that_is_there_gets_a_link_and_no_other_role(make_person):
    make_person(app=False)

    assert run("invite", "sam-sample").startswith("/sign-in/password/")
    with pytest.raises(CommandError, match="its role is changed at /staff/people/"):
        run("invite", "sam-sample", "--superuser")


@pytest.mark.parametrize("arguments", [[], ["--role", "front_desk", "--superuser"]])
def test_a_new_account_needs_one_role(arguments):
    with pytest.raises(CommandError, match="Give either --role or --superuser"):
        run("invite", "new", *arguments)
    assert not User.objects.exists()


def test_emergency_access_is_loud_and_ends_by_itself(time_machine, caplog):
    make_staff(Role.PRACTICE_MANAGER, username="mona", email="mona@clinic.example")
    make_staff(Role.PRIVACY_OFFICER, username="perry", email="perry@clinic.example")
    make_staff(Role.FRONT_DESK, username="sam", email="sam@clinic.example")

    with caplog.at_level(logging.INFO):
        link = run(
            "emergency_access", "clinician", "--reason", "Storm, nobody reaches the clinic", "--hours", "2"
        )

    helper = User.objects.get(username__startswith="emergency-")
    assert [record.levelname for record in caplog.records if "emergency_access" in record.message] == [
        "CRITICAL"
    ]
    assert sorted(AccountLetter.objects.values_list("user__username", "kind")) == [
        ("mona", "emergency"),
        ("perry", "emergency"),
    ]
    assert SecurityEvent.objects.values_list("kind", "detail").get() == (
        "emergency_access",
        "clinician: Storm, nobody reaches the clinic",
    )
    browser = Client()
    assert browser.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD}).url == "/sign-in/enrol/"
    helper.refresh_from_db()
    sign_in(browser, helper)
    assert is_signed_in(browser)
    time_machine.move_to(timezone.now() + timedelta(hours=2, minutes=1))
    assert not is_signed_in(browser)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--reason", "  "], "Give the reason"), (["--reason", "x", "--hours", "73"], "from 1 to 72 hours")],
)
def test_emergency_access_without_a_reason_or_for_too_long_is_refused(arguments, words):
    with pytest.raises(CommandError, match=words):
        run("emergency_access", "clinician", *arguments)
    assert not User.objects.exists()


def test_every_change_by_an_account_with_every_permission_is_written_down(client):
    root = User.objects.create_superuser("root", "root@clinic.example")
    sign_in(client, root)

    client.get("/staff/people/")
    client.post("/staff/people/invite/", {})

    assert list(SecurityEvent.objects.values_list("kind", "user__username", "detail")) == [
        ("superuser_acted", "root", "staff:invite")
    ]
