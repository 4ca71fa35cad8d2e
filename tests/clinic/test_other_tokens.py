"""Rotation of tokens inside another library's JSON."""

import pytest
from wagtail.models import ModelLogEntry

from clinic import other_tokens
from clinic.crypto import decrypt, encrypt, key_id
from clinic.models import User
from clinic.other_tokens import JSONTokens
from clinic.rotation_outcome import Outcome
from tests.clinic.test_rotation import run

pytestmark = pytest.mark.django_db
OLD, NEW = b"o" * 32, b"n" * 32
NAME = "library_table.data"
STORE = JSONTokens("wagtailcore.ModelLogEntry", "data")  # Any table with a JSON column.


@pytest.fixture
def row(settings) -> ModelLogEntry:
    """A row with a seed under the old key; the new one is in front by now."""
    settings.FIELD_KEYS = [OLD]
    seed = {"secret": encrypt("JBSWY3DPEHPK3PXP", NAME), "used": [1, 2], "e1:": "e1:no token"}
    settings.FIELD_KEYS = [NEW, OLD]
    return entry(seed)


def entry(data) -> ModelLogEntry:
    user = User.objects.create(username=f"person-{User.objects.count()}")
    return ModelLogEntry.objects.log_action(user, "wagtail.edit", user=user, data=data)


def stored(row: ModelLogEntry):
    row.refresh_from_db()
    return row.data


def test_the_tokens_are_rotated_and_everything_else_stays(row, settings):
    entry({"secret": "in the clear"}), entry([])

    left, dry, done = STORE.left(NAME), STORE.rotate(NAME, dry_run=True), STORE.rotate(NAME)
    settings.FIELD_KEYS = [NEW]

    data = stored(row)
    assert (left, dry, done) == (1, Outcome(NAME, changed=1), Outcome(NAME, changed=1))
    assert decrypt(data.pop("secret"), NAME) == "JBSWY3DPEHPK3PXP"
    assert data == {"used": [1, 2], "e1:": "e1:no token"}
    assert (STORE.left(NAME), STORE.rotate(NAME)) == (0, Outcome(NAME))


def test_a_row_that_was_changed_meanwhile_is_left_alone(row, monkeypatch):
    def changed_meanwhile(token, context):
        ModelLogEntry.objects.filter(pk=row.pk).update(data={"used": [3]})
        return decrypt(token, context)

    monkeypatch.setattr(other_tokens, "decrypt", changed_meanwhile)

    assert STORE.rotate(NAME) == Outcome(NAME, overtaken=1)
    assert stored(row) == {"used": [3]}


def test_a_token_that_does_not_open_is_named_by_its_primary_key(row):
    assert STORE.rotate("elsewhere.data") == Outcome("elsewhere.data", unreadable=[row.pk])


def test_the_command_rotates_a_registered_store_and_checks_it(row, monkeypatch):
    monkeypatch.setattr(other_tokens, "_stores", {})
    other_tokens.register(NAME, STORE)

    before, done, after = run("--check"), run(), run("--check")

    assert f"{NAME}: 1 left" in before[0]
    assert f"{NAME}: 1 changed" in done[0]
    assert after == (["Nothing in the database needs an old key."], "")
    assert key_id(NEW) in stored(row)["secret"]
