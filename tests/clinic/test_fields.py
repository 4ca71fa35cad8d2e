"""The encrypted fields in a real table. What models and queries refuse is in test_field_refusals.py."""

import datetime as dt

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, F, Value, When
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic.crypto import DecryptionError, key_id
from clinic.fields import EncryptedDateField, EncryptedJSONField, EncryptedTextField
from clinic.keyed_hash import keyed_hash
from tests.clinic.patients import Patient, patient_table, put, stored  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("patient_table")]
FALSY = [False, 0, "", [], {}, 0.0]
in_one_transaction = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
plain_text = st.text(st.characters(exclude_categories=["Cs"]))
json_values = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | plain_text,
    lambda inner: (
        st.lists(inner | st.none(), max_size=3) | st.dictionaries(plain_text, inner | st.none(), max_size=3)
    ),
    max_leaves=8,
)
ANNA = {
    "name": "Anna Ångström 😀",
    "email": "anna@example.com",
    "born_on": dt.date(1980, 2, 29),
    "answers": {"pain": [7, None]},
}


def values_of(patient: Patient) -> dict:
    return {name: getattr(patient, name) for name in ANNA}


def loaded(patient: Patient) -> dict:
    return values_of(Patient.objects.get(pk=patient.pk))


class TestRoundTrip:
    @in_one_transaction
    @given(plain_text)
    def test_any_text_comes_back(self, text):
        patient = Patient.objects.create(name=text, email=text)

        found = Patient.objects.get(pk=patient.pk)

        assert (found.name, found.email) == (text, text)

    @in_one_transaction
    @given(json_values)
    def test_any_json_comes_back(self, value):
        patient = Patient.objects.create(answers=value)

        found = Patient.objects.get(pk=patient.pk).answers

        assert (type(found), found) == (type(value), value)

    @in_one_transaction
    @given(st.dates())
    def test_any_date_comes_back(self, date):
        patient = Patient.objects.create(born_on=date)

        assert Patient.objects.get(pk=patient.pk).born_on == date

    @pytest.mark.parametrize("value", FALSY, ids=repr)
    def test_falsy_json_is_kept_apart_from_nothing(self, value):
        patient = Patient.objects.create(answers=value)

        found = Patient.objects.get(pk=patient.pk).answers

        assert (type(found), found) == (type(value), value)
        assert stored("answers", patient) is not None

    def test_none_is_null_and_the_empty_text_is_encrypted(self):
        patient = Patient.objects.create(name="", email=None)

        assert [stored(name, patient) for name in ("email", "email_hash", "born_on", "answers")] == [None] * 4
        assert stored("name", patient).startswith("e1:")
        assert loaded(patient) == {"name": "", "email": None, "born_on": None, "answers": None}

    def test_database_holds_no_plaintext(self):
        patient = Patient.objects.create(**ANNA)

        raw = "".join(stored(name, patient) for name in [*ANNA, "email_hash"])

        assert loaded(patient) == ANNA
        assert [word for word in ("Anna", "anna", "example", "1980", "pain") if word in raw] == []


class TestWrites:
    def test_bulk_create(self):
        patients = Patient.objects.bulk_create([Patient(**ANNA), Patient(name="Bo")])

        assert [loaded(patient)["name"] for patient in patients] == [ANNA["name"], "Bo"]
        assert stored("email_hash", patients[0]) == keyed_hash("email", "anna@example.com")

    def test_bulk_update_of_several_rows_and_columns(self):
        first, second = Patient.objects.create(**ANNA), Patient.objects.create(**ANNA)
        first.name, first.answers, first.born_on = "Ann", False, None
        second.email = "new@example.com"

        Patient.objects.bulk_update([first, second], [*ANNA, "email_hash"])

        assert loaded(first) == ANNA | {"name": "Ann", "answers": False, "born_on": None}
        assert loaded(second) == ANNA | {"email": "new@example.com"}
        assert stored("email_hash", second) == keyed_hash("email", "new@example.com")

    def test_update_of_a_queryset(self):
        patient = Patient.objects.create(**ANNA)

        Patient.objects.filter(pk=patient.pk).update(name="Ann", born_on=dt.date(1990, 1, 1), answers=None)

        assert loaded(patient) == ANNA | {"name": "Ann", "born_on": dt.date(1990, 1, 1), "answers": None}

    def test_update_by_case_with_values_of_the_field(self):
        patient = Patient.objects.create(**ANNA)
        field = Patient._meta.get_field("name")

        Patient.objects.update(name=Case(When(ward="north", then=Value("N", field)), default=F("name")))

        assert loaded(patient) == ANNA | {"name": "N"}

    def test_save_of_one_field(self):
        patient = Patient.objects.create(**ANNA)
        patient.name = "Ann"

        patient.save(update_fields=["name"])

        assert loaded(patient) == ANNA | {"name": "Ann"}

    def test_update_or_create_keeps_the_hash_right(self):
        patient = Patient.objects.create(**ANNA)

        Patient.objects.update_or_create(pk=patient.pk, defaults={"email": "new@example.com"})

        assert stored("email_hash", patient) == keyed_hash("email", "new@example.com")


class TestReads:
    def test_values_and_values_list(self):
        patient = Patient.objects.create(**ANNA)

        assert list(Patient.objects.values(*ANNA)) == [ANNA]
        assert list(Patient.objects.values_list("pk", "name")) == [(patient.pk, ANNA["name"])]

    def test_deferred_fields_and_refresh(self):
        patient = Patient.objects.create(**ANNA)
        deferred = Patient.objects.defer("name").get(pk=patient.pk)
        only = Patient.objects.only("born_on").get(pk=patient.pk)
        Patient.objects.update(name="Ann")

        patient.refresh_from_db(fields=["name"])

        assert [row.name for row in (deferred, only, patient)] == ["Ann"] * 3

    def test_isnull_is_the_one_lookup(self):
        patient = Patient.objects.create(**ANNA)
        Patient.objects.create()

        assert list(Patient.objects.filter(email__isnull=False)) == [patient]
        assert list(Patient.objects.exclude(born_on__isnull=True)) == [patient]

    def test_value_under_a_lost_key_is_an_error_and_not_a_ciphertext(self, settings):
        patient = Patient.objects.create(**ANNA)
        settings.FIELD_KEYS = [b"another field key, 32 bytes long"]

        with pytest.raises(
            DecryptionError, match=r"^tests_of_clinic_patient\.name holds a value under a key"
        ):
            Patient.objects.get(pk=patient.pk)

    def test_token_copied_from_another_column_does_not_open(self):
        patient = Patient.objects.create(**ANNA)
        put("name", patient, stored("email", patient))

        with pytest.raises(DecryptionError, match=r"^tests_of_clinic_patient\.name .* from another column"):
            Patient.objects.get(pk=patient.pk)

    def test_plaintext_in_the_column_is_an_error_that_does_not_repeat_it(self):
        patient = Patient.objects.create(**ANNA)
        put("name", patient, "Anna in the clear")

        with pytest.raises(DecryptionError) as caught:
            Patient.objects.get(pk=patient.pk)

        assert (
            str(caught.value) == "tests_of_clinic_patient.name holds something that is not an encrypted value"
        )

    def test_tokens_carry_the_first_key(self, settings):
        settings.FIELD_KEYS = [b"a new first key of just 32 bytes", *settings.FIELD_KEYS]

        patient = Patient.objects.create(**ANNA)

        assert stored("name", patient).startswith(f"e1:{key_id(settings.FIELD_KEYS[0])}:")


class TestForms:
    def test_each_field_has_the_form_field_that_fits(self):
        made = forms.modelform_factory(Patient, fields=["name", "email", "born_on", "answers"])().fields

        kinds = {name: (type(field), type(field.widget)) for name, field in made.items()}
        assert kinds == {
            "name": (forms.CharField, forms.Textarea),
            "email": (forms.CharField, forms.TextInput),
            "born_on": (forms.DateField, forms.DateInput),
            "answers": (forms.JSONField, forms.Textarea),
        }
        assert made["email"].empty_value is None

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("name", "anna\ud800", "This text holds a character that is broken in two."),
            ("email", "a" * 255, "Ensure this value has at most 254 characters (it has 255)."),
            ("born_on", "29 Feb 1981", "This is not a date."),
            ("born_on", "1981-02-29", "This is not a date."),
            ("answers", {"anna": {1, 2}}, "This cannot be written as JSON."),
            ("answers", float("nan"), "This cannot be written as JSON."),
            ("answers", ["anna\udfff"], "This text holds a character that is broken in two."),
        ],
    )
    def test_unfit_value_is_a_validation_error(self, field, value, message):
        patient = Patient(**{"name": "x", "email": "x", "born_on": dt.date.min, "answers": 1, field: value})

        with pytest.raises(ValidationError) as caught:
            patient.full_clean()

        assert caught.value.message_dict == {field: [message]}
        assert not Patient.objects.exists()


@pytest.mark.parametrize(
    ("field", "path", "options"),
    [
        (
            EncryptedTextField(max_length=9, blank=True),
            "clinic.fields.EncryptedTextField",
            {"max_length": 9, "blank": True},
        ),
        (EncryptedTextField(context="old.name"), "clinic.fields.EncryptedTextField", {"context": "old.name"}),
        (EncryptedDateField(null=True), "clinic.fields.EncryptedDateField", {"null": True}),
        (EncryptedJSONField(default=list), "clinic.fields.EncryptedJSONField", {"default": list}),
    ],
)
def test_migrations_write_only_what_was_given(field, path, options):
    _, found_path, args, found_options = field.deconstruct()

    assert (found_path, args, found_options) == (path, [], options)


def test_fixed_context_outlives_a_renamed_column():
    field = EncryptedTextField(context="old_table.old_name").clone()
    field.set_attributes_from_name("new_name")
    field.model = Patient

    assert field.context == "old_table.old_name"
