"""Nobody signs in but by `/sign-in/`: the doors that Django and Wagtail bring along lead there."""

import pytest
from django.test import Client

from clinic.models import User
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

OTHER_DOORS = ["/_util/login/", "/cms/login/"]


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hashing is slow on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.mark.parametrize("door", OTHER_DOORS)
def test_another_door_leads_to_ours(client: Client, door: str) -> None:
    answer = client.get(f"{door}?next=/cms/")

    assert (answer.status_code, answer.url) == (302, "/sign-in/?next=/cms/")


@pytest.mark.parametrize("door", OTHER_DOORS)
def test_the_right_password_signs_nobody_in_at_another_door(client: Client, door: str) -> None:
    User.objects.create_user("editor", password="a password of theirs")

    answer = client.post(door, {"username": "editor", "password": "a password of theirs"})

    assert (answer.status_code, answer.url) == (302, "/sign-in/")
    assert "_auth_user_id" not in client.session


def test_no_page_behind_the_door_is_stored(client: Client) -> None:
    sign_in(client, User.objects.create_user("desk", password="a password of theirs", is_staff=True))

    page = client.get("/staff/password_change/", follow=True)

    assert page.redirect_chain == [("/sign-in/password/", 302)]
    assert "no-store" in page["Cache-Control"]
