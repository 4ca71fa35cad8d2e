"""Rotation of keys over a table that is half done, interrupted, edited meanwhile or damaged."""

import io

import pytest
from django.core.management import CommandError, call_command

from clinic import rotation
from clinic.crypto import DecryptionError, key_id
from clinic.keyed_hash import keyed_hash
from clinic.management.commands import rotate_keys
from clinic.rotation import Outcome, encrypted_fields, hash_fields, rehash, rotate
from tests.clinic.patients import Patient, patient_table, put, stored  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("patient_table")]
OLD, NEW = b"o" * 32, b"n" * 32
NAME = Patient._meta.get_field("name")
HASH = Patient._meta.get_field("email_hash")
COLUMN = "tests_of_clinic_patient.name"


@pytest.fixture
def old_rows(settings) -> list[Patient]:
    """Five rows under the old key; the new one is in front by now."""
    settings.FIELD_KEYS = [OLD]
    rows = [Patient.objects.create(name=f"Anna {n}", email=f"{n}@example.com") for n in range(5)]
    settings.FIELD_KEYS = [NEW, OLD]
    return rows


@pytest.fixture
def only_patients(monkeypatch):
    """Let the command see the test's table, which is not in the app registry."""
    monkeypatch.setattr(rotate_keys, "encrypted_fields", lambda: encrypted_fields([Patient]))
    monkeypatch.setattr(rotate_keys, "hash_fields", lambda: hash_fields([Patient]))


def key_ids(rows: list[Patient]) -> list[str]:
    return [stored("name", row).split(":")[1] for row in rows]


def names(rows: list[Patient]) -> list[str]:
    return [Patient.objects.get(pk=row.pk).name for row in rows]


def run(*options: str) -> tuple[list[str], str]:
    """Return the command's lines and what it failed with, if it did."""
    out, failure = io.StringIO(), ""
    try:
        call_command("rotate_keys", *options, stdout=out, stderr=out)
    except CommandError as error:
        failure = str(error)
    return out.getvalue().splitlines(), failure


def test_all_columns_are_found_by_themselves():
    assert [field.name for field in encrypted_fields([Patient])] == ["name", "email", "born_on", "answers"]
    assert hash_fields([Patient]) == [HASH]


def test_rotated_column_opens_without_the_old_key(old_rows, settings):
    outcome = rotate(NAME, batch=2)
    settings.FIELD_KEYS = [NEW]

    found = list(Patient.objects.order_by("pk").values_list("name", flat=True))

    assert outcome == Outcome(COLUMN, changed=5)
    assert found == [f"Anna {n}" for n in range(5)]


def test_second_run_changes_nothing(old_rows):
    rotate(NAME)
    tokens = [stored("name", row) for row in old_rows]

    outcome = rotate(NAME)

    assert outcome == Outcome(COLUMN)
    assert [stored("name", row) for row in old_rows] == tokens


def test_dry_run_counts_and_writes_nothing(old_rows):
    outcome = rotate(NAME, dry_run=True)

    assert outcome == Outcome(COLUMN, changed=5)
    assert key_ids(old_rows) == [key_id(OLD)] * 5


def test_interrupted_run_leaves_all_rows_readable_and_is_resumed(old_rows, monkeypatch):
    def stop_at_the_third(text: str, context: str) -> str:
        if text == "Anna 2":
            raise KeyboardInterrupt
        return encrypt(text, context)

    encrypt = rotation.encrypt
    monkeypatch.setattr(rotation, "encrypt", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        rotate(NAME, batch=2)
    half_done, readable = key_ids(old_rows), names(old_rows)
    monkeypatch.undo()

    outcome = rotate(NAME, batch=2)

    assert half_done == [key_id(NEW)] * 2 + [key_id(OLD)] * 3
    assert readable == [f"Anna {n}" for n in range(5)]
    assert outcome == Outcome(COLUMN, changed=3)
    assert key_ids(old_rows) == [key_id(NEW)] * 5


def test_edit_made_meanwhile_wins(old_rows, monkeypatch):
    def edited_meanwhile(token: str, context: str) -> str:
        text = decrypt(token, context)
        if text == "Anna 1":
            Patient.objects.filter(pk=old_rows[1].pk).update(name="Beth")
        return text

    decrypt = rotation.decrypt
    monkeypatch.setattr(rotation, "decrypt", edited_meanwhile)

    outcome = rotate(NAME)

    assert outcome == Outcome(COLUMN, changed=4, overtaken=1)
    assert names(old_rows) == ["Anna 0", "Beth", "Anna 2", "Anna 3", "Anna 4"]


def test_null_is_left_alone_and_empty_text_is_rotated(settings):
    settings.FIELD_KEYS = [OLD]
    patient = Patient.objects.create(name="", email=None)
    settings.FIELD_KEYS = [NEW, OLD]

    changed = [rotate(field).changed for field in encrypted_fields([Patient])]

    assert changed == [1, 0, 0, 0]
    assert (names([patient]), stored("email", patient)) == ([""], None)


def test_unreadable_rows_are_named_and_the_rest_is_done(old_rows):
    put("name", old_rows[1], "Anna in the clear")
    put("name", old_rows[3], stored("email", old_rows[3]))

    outcome = rotate(NAME, batch=2)

    assert outcome == Outcome(COLUMN, changed=3, unreadable=[old_rows[1].pk, old_rows[3].pk])
    assert stored("name", old_rows[1]) == "Anna in the clear"


@pytest.mark.usefixtures("only_patients")
class TestCommand:
    def test_counts_are_printed_for_each_column(self, old_rows):
        dry = run("--dry-run")
        real = run()
        again = run()

        columns = ["name", "email", "born_on", "answers"]
        lines = [f"tests_of_clinic_patient.{column}: {{}} {{}}" for column in columns]
        lines += ["mfa_authenticator.data: {} {}"]

        def expected(counts, verb):
            return [line.format(count, verb) for line, count in zip(lines, counts, strict=True)]

        assert dry == (expected([5, 5, 0, 0, 0], "to change"), "")
        assert real == (expected([5, 5, 0, 0, 0], "changed"), "")
        assert again == (expected([0, 0, 0, 0, 0], "changed"), "")

    def test_unreadable_rows_fail_it_without_showing_content(self, old_rows):
        put("name", old_rows[1], "Anna in the clear")

        lines, failure = run()

        assert lines[:2] == [
            f"{COLUMN}: 4 changed",
            f"  1 could not be opened, primary keys: {old_rows[1].pk}",
        ]
        assert failure == "1 values could not be opened. Keep every old key."

    def test_value_written_under_the_old_key_meanwhile_fails_it(self, old_rows, settings, monkeypatch):
        def and_then_an_old_process_writes(column, **options):
            outcome = rotate(column, **options)
            if column.name == "answers":
                settings.FIELD_KEYS = [OLD]
                Patient.objects.create(name="Late")
                settings.FIELD_KEYS = [NEW, OLD]
            return outcome

        monkeypatch.setattr(rotate_keys, "rotate", and_then_an_old_process_writes)

        assert run()[1] == "1 values were written under an old key meanwhile. Run this again."

    def test_index_makes_every_row_findable_under_the_new_key(self, old_rows, settings):
        settings.INDEX_KEY = NEW
        lost = Patient.objects.filter(email_hash__matches="3@example.com").count()

        lines, failure = run("--index")

        column = "tests_of_clinic_patient.email_hash"
        names = "appointments_searchtoken: 0 changed"
        assert (lost, lines, failure) == (0, [f"{column}: 5 changed", names], "")
        assert list(Patient.objects.filter(email_hash__matches="3@example.com")) == [old_rows[3]]
        assert run("--index") == ([f"{column}: 0 changed", names], "")

    def test_check_lists_what_an_old_key_is_needed_for_and_writes_nothing(self, old_rows, settings):
        before = run("--check")
        untouched = key_ids(old_rows)
        run()
        settings.INDEX_KEY = NEW

        left = [f"tests_of_clinic_patient.{column}: 5 left" for column in ("name", "email")]
        assert before == (left, "10 values are under an old key. Keep it, and run rotate_keys.")
        assert untouched == [key_id(OLD)] * 5
        assert run("--check") == (["Nothing in the database needs an old key."], "")
        assert run("--check", "--index") == (
            ["tests_of_clinic_patient.email_hash: 5 left"],
            "5 values are under an old key. Keep it, and run rotate_keys.",
        )

    def test_index_asks_those_who_keep_hashes_elsewhere(self, settings):
        def rebuild(dry_run, **kwargs):
            return Outcome("names", changed=3 if dry_run else 0)

        rotation.index_key_changed.connect(rebuild)
        try:
            lines, _ = run("--index", "--dry-run")
        finally:
            rotation.index_key_changed.disconnect(rebuild)

        assert "names: 3 to change" in lines


def test_hash_of_an_email_edited_meanwhile_is_not_overwritten(old_rows, settings, monkeypatch):
    def edited_meanwhile(token: str, context: str) -> str:
        text = decrypt(token, context)
        if text == "1@example.com":
            row = Patient.objects.get(pk=old_rows[1].pk)
            row.email = "new@example.com"
            row.save()
        return text

    decrypt = rotation.decrypt
    settings.INDEX_KEY = NEW
    monkeypatch.setattr(rotation, "decrypt", edited_meanwhile)

    outcome = rehash(HASH)

    assert outcome == Outcome("tests_of_clinic_patient.email_hash", changed=4, overtaken=1)
    assert stored("email_hash", old_rows[1]) == keyed_hash("email", "new@example.com")


def test_old_key_removed_too_early_is_an_error(old_rows, settings):
    settings.FIELD_KEYS = [NEW]

    with pytest.raises(DecryptionError, match="under a key that is not in FIELD_KEYS"):
        Patient.objects.get(pk=old_rows[0].pk)
