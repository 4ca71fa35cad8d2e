"""A person's own second factors: seen, added, removed; the last one stays."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from clinic.models import AccountLetter, SecurityEvent
from tests.clinic.doors.entering import PASSWORD, SEED, code_now, type_code, type_password
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(client, make_person):
    make_person()
    type_password(client)
    type_code(client, code_now())
    return client


def show_again(client) -> None:
    client.post("/sign-in/again/", {"password": PASSWORD})


def test_the_page_shows_what_opens_the_account(own):
    page = own.get("/sign-in/factors/").content.decode()

    assert "sam-sample" in page
    assert "Remove the authenticator app" in page
    assert SEED not in page


def test_something_weighty_asks_once_more_who_it_is(own):
    answer = own.get("/sign-in/factors/codes/new/")

    assert answer.url.startswith("/sign-in/again/?next=")
    assert "Is it you?" in own.get(answer.url).content.decode()
    assert "That is not your password" in own.post(answer.url, {"password": "wrong"}).content.decode()
    assert own.post(answer.url, {"password": PASSWORD}).url == "/sign-in/factors/codes/new/"


def test_the_only_second_factor_cannot_be_removed(own):
    show_again(own)

    page = own.get("/sign-in/factors/app/remove/").content.decode()
    own.post("/sign-in/factors/app/remove/")

    assert "Without it you could not sign in any more" in page
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_new_recovery_codes_end_the_old_ones_and_are_told_of(own, django_capture_on_commit_callbacks):
    show_again(own)
    with django_capture_on_commit_callbacks(execute=True):
        own.post("/sign-in/factors/codes/new/")
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()

    with django_capture_on_commit_callbacks(execute=True):
        own.post("/sign-in/factors/codes/new/")

    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes() != old
    assert SecurityEvent.objects.filter(kind="recovery_codes_renewed").count() == 2
    assert [letter.about for letter in AccountLetter.objects.all()] == [
        "New recovery codes were made; the old ones are over."
    ] * 2


def test_a_password_is_changed_with_the_old_one_and_not_without(own):
    new = "harbor-candle-violet-72"
    fields = {"password1": new, "password2": new}

    refused = own.post("/sign-in/password/", fields | {"oldpassword": "wrong"}).content.decode()
    done = own.post("/sign-in/password/", fields | {"oldpassword": PASSWORD})

    assert "Enter the password that you use now" in refused
    assert done.url == "/sign-in/factors/"
    assert own.get("/sign-in/factors/").status_code == 200


def test_seeds_are_encrypted_in_the_database(own, django_capture_on_commit_callbacks):
    show_again(own)
    with django_capture_on_commit_callbacks(execute=True):
        own.post("/sign-in/factors/codes/new/")

    with connection.cursor() as cursor:
        cursor.execute("SELECT type, data FROM mfa_authenticator ORDER BY type")
        rows = {kind: str(data) for kind, data in cursor.fetchall()}

    assert sorted(rows) == ["recovery_codes", "totp"]
    assert SEED not in rows["totp"]
    assert '"e1:' in rows["totp"].replace("'", '"')
    assert '"e1:' in rows["recovery_codes"].replace("'", '"')


@pytest.mark.parametrize(
    "path", ["", "factors/", "second/", "forgotten/", "password/", "enrol/", "factors/app/"]
)
def test_no_page_of_signing_in_is_kept_anywhere(own, path):
    assert "no-store" in own.get(f"/sign-in/{path}", follow=True).headers["Cache-Control"]


def test_whoever_has_no_password_is_led_to_the_link_that_sets_one(own, django_user_model):
    person = django_user_model.objects.get(username="sam-sample")
    person.set_unusable_password()
    person.save()
    sign_in(own, person)

    answers = [own.get("/sign-in/password/"), own.post("/sign-in/password/", {})]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/sign-in/forgotten/")] * 2
