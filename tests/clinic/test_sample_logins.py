"""Sign-in for the sample accounts: one link, once, within a minute, on this machine."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from clinic import sample_logins
from clinic.models import User
from clinic.roles import Role
from clinic.sample_data import load_sample_clinic
from clinic.sample_logins import make_token, password, username
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Loading the sample hashes four passwords, slowly on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def desk():
    load_sample_clinic()
    return User.objects.get(username="sample-front-desk")


def signed_in_as(client: Client) -> str | None:
    pk = client.session.get("_auth_user_id")
    return User.objects.get(pk=pk).username if pk else None


def follow(token: str, **extra) -> tuple[int, str | None]:
    """Open a link in a browser of its own; returns the status and who is signed in then."""
    browser = Client()
    response = browser.get(f"/sign-in/sample/{token}/", **extra)
    return response.status_code, signed_in_as(browser)


def test_a_link_signs_in_once_and_then_no_more(desk):
    token = make_token(desk)

    assert [follow(token), follow(token)] == [(302, "sample-front-desk"), (403, None)]


@pytest.mark.parametrize(
    ("role", "home"),
    [
        (Role.FRONT_DESK, "/staff/"),
        (Role.CLINICIAN, "/staff/"),
        (Role.MARKETING, "/cms/"),
        (Role.CLINICAL_REVIEWER, "/cms/"),
        (Role.PUBLISHER, "/cms/"),
    ],
)
def test_a_link_leads_to_where_the_persons_work_is(role, home, client, desk):
    user = User.objects.get(username=username(role))

    assert client.get(f"/sign-in/sample/{make_token(user)}/").url == home


@pytest.mark.parametrize(
    ("seconds", "expected"), [(59, (302, "sample-front-desk")), (61, (403, None)), (3600, (403, None))]
)
def test_a_link_lasts_a_minute(seconds, expected, desk, time_machine):
    time_machine.move_to(NOW, tick=False)
    token = make_token(desk)

    time_machine.move_to(NOW + timedelta(seconds=seconds), tick=False)

    assert follow(token) == expected


def test_a_link_is_spent_by_any_sign_in_and_by_a_new_password(desk):
    before_sign_in = make_token(desk)
    sign_in(Client(), desk)
    before_password = make_token(User.objects.get(pk=desk.pk))
    desk.set_password("another password")
    desk.save(update_fields=["password"])

    assert [follow(before_sign_in), follow(before_password)] == [(403, None)] * 2


@pytest.mark.parametrize("change", [{"is_sample": False}, {"is_active": False}], ids=["real", "inactive"])
def test_only_an_active_sample_account_is_signed_in(change, desk):
    User.objects.filter(pk=desk.pk).update(**change)

    assert follow(make_token(desk)) == (403, None)


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1", "::2", ""])
def test_a_link_works_on_this_machine_alone(address, desk):
    assert follow(make_token(desk), REMOTE_ADDR=address) == (403, None)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_both_loopback_addresses_are_this_machine(address, desk):
    assert follow(make_token(desk), REMOTE_ADDR=address) == (302, "sample-front-desk")


def test_a_forwarded_address_makes_nobody_local(desk):
    found = follow(make_token(desk), REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="127.0.0.1")

    assert found == (403, None)


def test_no_link_works_once_the_site_has_an_address_of_its_own(desk, settings):
    token = make_token(desk)
    settings.SITE_URL = "https://clinic.example"

    assert follow(token) == (403, None)


@pytest.mark.parametrize("forge", [lambda token: token[:-1], lambda token: "x", lambda token: token + "A"])
def test_a_forged_link_signs_nobody_in(forge, desk):
    assert follow(forge(make_token(desk))) == (403, None)


def test_a_link_is_opened_and_never_posted(desk):
    assert Client().post(f"/sign-in/sample/{make_token(desk)}/").status_code == 405


# The commands


def test_the_command_prints_a_link_that_works(desk, capsys):
    call_command("sample_login", "front_desk")

    link = capsys.readouterr().out.strip()
    start = "http://localhost:8000/sign-in/sample/"
    assert link.startswith(start)
    assert follow(link.removeprefix(start).rstrip("/")) == (302, "sample-front-desk")


def test_the_command_refuses_on_a_site_that_others_can_reach(desk, settings):
    settings.SITE_URL = "https://clinic.example"

    with pytest.raises(CommandError) as refusal:
        call_command("sample_login", "front_desk")

    assert str(refusal.value) == "SITE_URL is not on this machine: sample accounts are for loopback alone."


def test_the_command_knows_no_account_that_load_sample_did_not_make():
    User.objects.create_user("sample-front-desk")

    with pytest.raises(
        CommandError, match=r"^There is no such sample account here\. Run load_sample first\.$"
    ):
        call_command("sample_login", "front_desk")


def test_the_logins_that_are_printed_are_those_whose_passwords_still_hold(desk, capsys):
    desk.set_password("a password of my own")
    desk.save()

    call_command("sample_logins")

    printed = capsys.readouterr().out
    still_hold = {role: password(role) in printed for role in Role}
    assert still_hold == {role: role != Role.FRONT_DESK for role in Role}
    assert "http://localhost:8000/staff/" in printed


def test_no_login_is_printed_on_a_site_that_others_can_reach(desk, settings, capsys):
    settings.SITE_URL = "https://clinic.example"

    call_command("sample_logins")

    printed = capsys.readouterr().out
    assert "https://clinic.example/staff/" in printed
    assert not [role for role in Role if password(role) in printed or username(role) in printed]


def test_every_role_and_every_installation_has_a_password_of_its_own(settings):
    first = {password(role) for role in Role}
    settings.SECRET_KEY = "another key" * 6

    assert len(first | {password(role) for role in Role}) == 2 * len(Role)
    assert {len(text) for text in first} == {16}


def test_only_loopback_counts_as_this_machine(settings):
    found = {}
    for url in ("http://localhost:8000", "http://127.0.0.1", "http://[::1]:8000", "https://clinic.example"):
        settings.SITE_URL = url
        found[url] = sample_logins.site_is_local()

    assert list(found.values()) == [True, True, True, False]


@pytest.mark.django_db
def test_a_sample_password_is_worthless_once_the_site_is_public(client, settings):
    load_sample_clinic()
    typed = {"login": "sample-front-desk", "password": sample_logins.password(Role.FRONT_DESK)}
    local = client.post("/sign-in/", typed)
    client.logout()
    settings.SITE_URL = "https://clinic.example"

    public = client.post("/sign-in/", typed)

    assert (local.status_code, public.status_code) == (302, 200)
    assert "Check your username and password" in public.content.decode()


@pytest.mark.django_db
def test_no_second_door_resets_passwords(client):
    assert client.get("/cms/password_reset/").status_code == 404
