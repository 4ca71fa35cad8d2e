"""What an encrypted field refuses, so that neither plaintext nor a stale hash reaches the database."""

import io

import pytest
from django.apps.registry import Apps
from django.core import serializers
from django.core.exceptions import FieldError
from django.core.serializers.base import SerializationError
from django.db import models
from django.db.models import Case, F, Value, When
from django.db.models.functions import Concat, Upper
from django.db.transaction import atomic

from clinic.fields import EncryptedDateField, EncryptedJSONField, EncryptedTextField, KeyedHashField
from clinic.keyed_hash import keyed_hash, normalize_email
from tests.clinic.patients import Patient, patient_table, stored  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("patient_table")]
NAME = Patient._meta.get_field("name")


@pytest.fixture
def patient():
    return Patient.objects.create(name="Anna", email="anna@example.com")


class TestLookups:
    @pytest.mark.parametrize(
        "lookup",
        [
            {"name": "Anna"},
            {"name": None},
            {"name__in": ["Anna"]},
            {"name__icontains": "nn"},
            {"name__upper__startswith": "A"},
            {"born_on__year": 1980},
            {"answers__pain": 7},
        ],
        ids=str,
    )
    def test_every_lookup_but_isnull_is_refused(self, patient, lookup):
        with pytest.raises(FieldError, match=r"is encrypted: look it up through its KeyedHashField$"):
            Patient.objects.filter(**lookup)

    def test_hash_finds_the_rows_and_no_others(self, patient):
        Patient.objects.create(email="other@example.com")

        by_value = Patient.objects.filter(email_hash__matches=" ANNA@example.com")
        by_hash = Patient.objects.filter(email_hash=keyed_hash("email", "anna@example.com"))

        assert (list(by_value), list(by_hash)) == ([patient], [patient])

    @pytest.mark.parametrize("nothing", ["", "  ", None])
    def test_matching_nothing_finds_nothing(self, nothing):
        Patient.objects.create(email="")
        Patient.objects.create(email=None)

        assert list(Patient.objects.filter(email_hash__matches=nothing)) == []
        assert Patient.objects.exclude(email_hash__matches=nothing).count() == 2

    def test_match_compares_the_indexed_column_itself(self):
        query = Patient.objects.filter(email_hash__matches="anna@example.com").values("pk").query

        assert str(query).endswith(f'"email_hash" = {keyed_hash("email", "anna@example.com")}')
        assert Patient._meta.get_field("email_hash").db_index


class TestWrites:
    @pytest.mark.parametrize(
        "expression",
        [
            Value("Anna in the clear"),
            F("ward"),
            F("email"),
            Upper("name"),
            Concat("name", Value("x"), output_field=NAME),
            Case(When(ward="north", then=Value("Anna in the clear")), output_field=NAME),
            Case(When(ward="north", then=Value("x", NAME)), default=Upper("ward"), output_field=NAME),
        ],
        ids=repr,
    )
    def test_expression_that_could_write_plaintext_is_refused(self, patient, expression):
        before = stored("name", patient)

        with (
            pytest.raises(FieldError, match="is encrypted: write a plain value, not an expression"),
            atomic(),
        ):
            Patient.objects.update(name=expression)

        assert stored("name", patient) == before

    def test_plaintext_expression_is_refused_on_save_and_bulk_update_too(self, patient):
        patient.name = Value("Anna in the clear")

        for write in (patient.save, lambda: Patient.objects.bulk_update([patient], ["name"])):
            with pytest.raises(FieldError, match="is encrypted: write a plain value"), atomic():
                write()

    def test_half_a_character_is_refused_before_anything_is_written(self):
        with pytest.raises(ValueError, match="lone surrogate"), atomic():
            Patient.objects.create(name="Anna\ud800")

        assert Patient.objects.count() == 0

    @pytest.mark.parametrize(
        "write",
        [
            lambda patient: patient.save(update_fields=["email"]),
            lambda patient: Patient.objects.update(email="new@example.com"),
            lambda patient: Patient.objects.bulk_update([patient], ["email"]),
            lambda patient: Patient.objects.bulk_create(
                [patient], update_conflicts=True, unique_fields=["id"], update_fields=["email"]
            ),
        ],
        ids=["save", "update", "bulk_update", "bulk_create"],
    )
    def test_value_is_never_written_without_its_hash(self, patient, write):
        patient.email = "new@example.com"
        before = stored("email", patient)

        with pytest.raises(FieldError, match=r"leaves .*\.email_hash stale: write 'email'"), atomic():
            write(patient)

        assert stored("email", patient) == before

    def test_value_and_hash_are_written_together(self, patient):
        hash_of = Patient._meta.get_field("email_hash").hash_of
        patient.email = "new@example.com"

        patient.save(update_fields=["email", "email_hash"])
        saved = stored("email_hash", patient)
        Patient.objects.update(email=None, email_hash=hash_of(None))

        assert (saved, stored("email_hash", patient)) == (keyed_hash("email", "new@example.com"), None)

    def test_hash_set_by_hand_does_not_count(self, patient):
        patient.email_hash = "0" * 32

        patient.save()

        assert stored("email_hash", patient) == keyed_hash("email", "anna@example.com")

    def test_hash_is_read_without_loading_its_source(self, patient, django_assert_num_queries):
        with django_assert_num_queries(1):
            found = Patient.objects.only("email_hash").get().email_hash

        assert found == keyed_hash("email", "anna@example.com")


class TestSerialization:
    @pytest.mark.parametrize("kind", ["json", "jsonl", "python", "xml"])
    @pytest.mark.parametrize("column", ["name", "born_on", "answers"])
    def test_dump_is_refused_and_holds_no_plaintext(self, patient, kind, column):
        stream = io.StringIO()

        with pytest.raises(SerializationError, match=r"^encrypted fields are not serialized"):
            serializers.serialize(kind, [patient], fields=[column], stream=stream)

        assert "Anna" not in stream.getvalue()

    def test_representations_show_no_value(self, patient):
        assert (repr(patient), repr(NAME)) == (
            f"<Patient: patient {patient.pk}>",
            "<clinic.fields.kinds.EncryptedTextField: name>",
        )


class TestChecks:
    def faults_of(self, fields: dict, **options) -> list[str]:
        meta = type("Meta", (), {"app_label": "tests_of_clinic", "apps": Apps(), **options})
        model = type("Checked", (models.Model,), {"__module__": __name__, "Meta": meta, **fields})
        found = [fault for field in model._meta.local_fields for fault in field.check()]
        return [fault.id for fault in found if fault.id.startswith("clinic.")]

    @pytest.mark.parametrize("option", ["unique", "db_index", "primary_key"])
    def test_comparing_options_are_faults(self, option):
        assert self.faults_of({"name": EncryptedTextField(**{option: True})}) == ["clinic.E001"]

    @pytest.mark.parametrize("ordering", ["name", "-name"])
    def test_ordering_by_it_is_a_fault(self, ordering):
        assert self.faults_of({"name": EncryptedTextField()}, ordering=[ordering]) == ["clinic.E002"]

    @pytest.mark.parametrize(
        "options",
        [
            {"indexes": [models.Index(fields=["-name"], name="by_name")]},
            {"constraints": [models.UniqueConstraint(fields=["name"], name="one_name")]},
            {"unique_together": [("name", "id")]},
        ],
        ids=str,
    )
    def test_index_or_unique_constraint_on_it_is_a_fault(self, options):
        assert self.faults_of({"name": EncryptedTextField()}, **options) == ["clinic.E003"]

    def test_default_of_the_database_is_a_fault(self):
        assert self.faults_of({"name": EncryptedTextField(db_default="x")}) == ["clinic.E004"]

    @pytest.mark.parametrize(
        "source",
        [models.TextField(), EncryptedDateField(), EncryptedJSONField()],
        ids=lambda field: type(field).__name__,
    )
    def test_hash_of_anything_but_an_encrypted_text_is_a_fault(self, source):
        hash_field = KeyedHashField(source="email", purpose="email", normalize=normalize_email)
        lonely = KeyedHashField(source="email", purpose="email", normalize=normalize_email)

        assert self.faults_of({"email": source, "email_hash": hash_field}) == ["clinic.E005"]
        assert self.faults_of({"email_hash": lonely}) == ["clinic.E005"]

    def test_sound_model_has_no_fault(self):
        assert [fault for field in Patient._meta.local_fields for fault in field.check()] == []


@pytest.mark.parametrize("options", [{}, {"db_index": False}], ids=str)
def test_migrations_write_a_hash_field_as_it_was_declared(options):
    given = {"source": "email", "purpose": "email", "normalize": normalize_email, **options}
    field = KeyedHashField(**given)

    _, path, args, found = field.deconstruct()

    assert (path, args, found) == ("clinic.fields.KeyedHashField", [], given)
    assert field.clone().deconstruct()[3] == given
