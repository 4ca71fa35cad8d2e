"""A table of its own for the tests of encryption, outside the app registry, so that no migration knows it."""

from collections.abc import Iterator

import pytest
from django.apps.registry import Apps
from django.db import connection, models

from clinic.fields import EncryptedDateField, EncryptedJSONField, EncryptedTextField, KeyedHashField
from clinic.keyed_hash import normalize_email

registry = Apps()


class Patient(models.Model):
    """One column of each kind. Only `email` is found again."""

    name = EncryptedTextField(default="")
    email = EncryptedTextField(null=True, blank=True, max_length=254)
    email_hash = KeyedHashField(source="email", purpose="email", normalize=normalize_email)
    born_on = EncryptedDateField(null=True)
    answers = EncryptedJSONField(null=True)
    ward = models.CharField(max_length=20, default="north")

    class Meta:
        app_label = "tests_of_clinic"
        apps = registry

    def __str__(self) -> str:
        return f"patient {self.pk}"


@pytest.fixture(scope="module")
def patient_table(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Make the table outside of any transaction: within one, SQLite changes no schema."""
    with django_db_blocker.unblock():
        _drop()
        with connection.schema_editor() as editor:
            editor.create_model(Patient)
        yield
        _drop()


def _drop() -> None:
    if Patient._meta.db_table in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.delete_model(Patient)


def stored(column: str, patient: Patient) -> str | None:
    """Return what the database really holds."""
    table = Patient._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [patient.pk])
        return cursor.fetchone()[0]


def put(column: str, patient: Patient, value: str | None) -> None:
    """Write to the database behind the field's back."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {Patient._meta.db_table} SET {column} = %s WHERE id = %s", [value, patient.pk]
        )
