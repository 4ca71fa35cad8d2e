"""Whatever is sent, a field answers with a value or a form error."""

import datetime
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from clinic.forms import (
    ChoiceField,
    DatePartsField,
    EmailField,
    FreeTextField,
    MultipleChoiceField,
    NameField,
    PhoneField,
    ScaleField,
    TimeField,
    WeekField,
)

# Lone halves of surrogate pairs included: JSON and file names can smuggle them in.
anything = st.text(st.characters(codec=None), max_size=300)
telephone_like = st.text("0123456789+()-. xX#*,;/\u202a\uff11\u0663\x00", max_size=40)
address_like = st.from_regex(r"[\w .@\x00-]{0,20}@[\w.@\x00-]{0,20}")

ONE_VALUE = {
    "name": NameField(noun="your name"),
    "phone": PhoneField(noun="your phone number"),
    "email": EmailField(noun="your email address"),
    "free text": FreeTextField(100, noun="your note"),
    "choice": ChoiceField(noun="an answer", choices=[("a", "A")]),
    "time": TimeField(noun="a time", days=[("Monday", [("0900", "9:00 am")])]),
}
SCALE = ScaleField(noun="a number", low="none", high="most", extras=[("phone", "By phone")])


def clean(field: forms.Field, typed: Any) -> tuple[Any, list[str]]:
    """Return the value and no message, or no value and the messages as a person reads them."""
    try:
        return field.clean(typed), []
    except ValidationError as error:
        return None, error.messages


@pytest.mark.parametrize("kind", ONE_VALUE)
@given(typed=anything | telephone_like | address_like)
def test_any_text_is_cleaned_for_good_or_refused_by_a_field_of_one_value(kind: str, typed: str) -> None:
    value, messages = clean(ONE_VALUE[kind], typed)

    assert isinstance(value, str) != any(messages)
    assert messages or clean(ONE_VALUE[kind], value) == (value, [])


@given(typed=anything | st.integers().map(str) | st.sampled_from(["٣", "７", " 7", "07", "7.0", "-0", "1e1"]))
def test_any_text_is_a_point_of_a_scale_or_refused(typed: str) -> None:
    value, messages = clean(SCALE, typed)

    assert (value in range(11) or value == "phone") != any(messages)
    assert messages or str(value) == typed


@given(typed=st.lists(anything | st.none(), max_size=5) | st.none())
def test_any_parts_are_cleaned_or_refused_by_a_date(typed: list[str | None] | None) -> None:
    value, messages = clean(DatePartsField(noun="the date"), typed)

    assert isinstance(value, datetime.date) != any(messages)


@given(typed=st.lists(anything | st.sampled_from(["a", "any", "mon-am"]), max_size=5))
def test_any_list_is_cleaned_or_refused_by_fields_of_many_values(typed: list[str]) -> None:
    for field in (MultipleChoiceField(noun="one", choices=[("a", "A")]), WeekField(noun="when suits you")):
        value, messages = clean(field, typed)

        assert bool(value) != any(messages)
        assert set(value or []) <= {code for code, _ in field.choices}
