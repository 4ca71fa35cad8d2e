import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.keyed_hash import keyed_hash, normalize_email, normalize_phone


@given(st.text())
def test_hash_is_32_hex_characters_for_any_text(text):
    assert re.fullmatch("[0-9a-f]{32}", keyed_hash("email", text))


def test_hash_of_the_same_value_is_always_the_same():
    assert keyed_hash("email", "anna@example.com") == keyed_hash("email", "anna@example.com")


def test_values_and_purposes_and_keys_have_hashes_of_their_own(settings):
    first = [keyed_hash("email", "a"), keyed_hash("email", "b"), keyed_hash("phone", "a")]
    settings.INDEX_KEY = b"another index key, 32 bytes long"

    assert len({*first, keyed_hash("email", "a")}) == 4


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("anna@example.com", "anna@example.com"),
        (" Anna@Example.COM\n", "anna@example.com"),
        ("STRASSE@example.com", "strasse@example.com"),
        ("straße@example.com", "strasse@example.com"),
        ("", ""),
    ],
)
def test_email_is_compared_without_blanks_and_capitals(typed, kept):
    assert normalize_email(typed) == kept


@pytest.mark.parametrize(
    "typed", ["+13055550100", "+1 305 555 0100", "+1 (305) 555-0100", "+1.305.555\u20110100"]
)
def test_phone_is_compared_without_blanks_and_punctuation(typed):
    assert normalize_phone(typed) == "+13055550100"


@settings(derandomize=True)
@given(st.text())
def test_normalizing_an_email_twice_changes_nothing_more(text):
    assert normalize_email(normalize_email(text)) == normalize_email(text)


def test_hash_of_the_first_release_is_still_the_same(settings):
    """Whatever changes how hashes are made would hide all stored rows from search."""
    settings.INDEX_KEY = b"1" * 32

    assert keyed_hash("email", "anna@example.com") == "f781c0850b1d61d95706f955b0fdf481"
