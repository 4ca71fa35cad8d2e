"""A passkey's answer that is none is refused in words, never with a failure."""

import pytest

from clinic.forms.sign_in import AddPasskeyForm
from tests.clinic.doors.entering import type_password
from tests.clinic.doors.passkeys import ODD

pytestmark = pytest.mark.django_db
WORDS = "That code or passkey was not right."


@pytest.mark.parametrize("how", ODD)
def test_an_odd_passkey_signs_nobody_in_and_is_told_why(client, how):
    client.get("/sign-in/passkey/", headers={"x-requested-with": "XMLHttpRequest"})

    refused = client.post("/sign-in/passkey/", {"credential": ODD[how]})

    assert (refused.status_code, refused.url) == (302, "/sign-in/")
    assert how == "null" or WORDS in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("how", ODD)
def test_an_odd_passkey_is_no_second_factor(client, make_person, how):
    make_person()
    type_password(client)

    refused = client.post("/sign-in/second/", {"credential": ODD[how]})

    assert refused.status_code == 200
    assert how == "null" or WORDS in refused.content.decode()


@pytest.mark.parametrize("how", ODD)
def test_an_odd_passkey_is_not_added(make_person, how):
    form = AddPasskeyForm(user=make_person(), data={"name": "Mine", "credential": ODD[how]})

    assert not form.is_valid()
    assert how == "null" or "That code or passkey was not right" in str(form.errors)
