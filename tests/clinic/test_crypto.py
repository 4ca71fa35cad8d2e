import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.crypto import DecryptionError, decrypt, encrypt, key_id

EMAIL = "request.email"
FIRST, SECOND = b"1" * 32, b"2" * 32
DAMAGED = "request.email holds a value that is damaged or from another column"
NOT_A_TOKEN = "request.email holds something that is not an encrypted value"
UNKNOWN_KEY = "request.email holds a value under a key that is not in FIELD_KEYS"
any_text = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(autouse=True, scope="module")
def keys():
    """Two keys; of module scope, as hypothesis asks for."""
    from django.test import override_settings

    with override_settings(FIELD_KEYS=[FIRST, SECOND]):
        yield


def failure_of(token, context=EMAIL) -> str:
    with pytest.raises(DecryptionError) as caught:
        decrypt(token, context)
    assert caught.value.__context__ is None
    return str(caught.value)


@given(any_text)
def test_any_text_comes_back_as_it_was(text):
    assert decrypt(encrypt(text, EMAIL), EMAIL) == text


@pytest.mark.parametrize("text", ["", "\0", "x\0\0", "\x80", "é" * 16, "x" * 31, "x" * 32, "😀" * 100_000])
def test_texts_at_the_edges_of_a_block_come_back(text):
    assert decrypt(encrypt(text, EMAIL), EMAIL) == text


def test_token_names_its_version_and_its_key():
    version, name, body = encrypt("anna@example.com", EMAIL).split(":")

    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    assert (version, name, len(raw)) == ("e1", key_id(FIRST), 12 + 32 + 16)


def test_same_text_gives_another_token_each_time():
    assert encrypt("anna", EMAIL) != encrypt("anna", EMAIL)


def test_length_of_a_token_does_not_tell_short_answers_apart():
    assert len({len(encrypt(text, EMAIL)) for text in ("", "no", "yes", "I'm not sure")}) == 1


@given(any_text, st.data())
def test_token_changed_at_any_place_is_refused(text, data):
    token = encrypt(text, EMAIL)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters().filter(lambda character: character != token[place]))

    message = failure_of(token[:place] + other + token[place + 1 :])

    assert message in {DAMAGED, NOT_A_TOKEN, UNKNOWN_KEY}


@given(any_text, st.data())
def test_token_cut_short_anywhere_is_refused(text, data):
    token = encrypt(text, EMAIL)

    message = failure_of(token[: data.draw(st.integers(0, len(token) - 1))])

    assert message in {DAMAGED, NOT_A_TOKEN}


@pytest.mark.parametrize("added", [" ", "\n", "=", "A", "AAAA"])
def test_token_with_something_added_is_refused(added):
    assert failure_of(encrypt("anna", EMAIL) + added) in {DAMAGED, NOT_A_TOKEN}


@given(st.one_of(st.text(), st.binary(), st.integers(), st.none()))
def test_what_is_not_a_token_is_refused(value):
    assert failure_of(value) == NOT_A_TOKEN


def test_token_of_another_column_is_refused():
    token = encrypt("anna", "request.first_name")

    assert failure_of(token) == DAMAGED


def test_every_listed_key_opens_and_the_first_one_writes(settings):
    old = encrypt("anna", EMAIL)
    settings.FIELD_KEYS = [SECOND, FIRST]

    new = encrypt("anna", EMAIL)

    assert (decrypt(old, EMAIL), decrypt(new, EMAIL)) == ("anna", "anna")
    assert new.startswith(f"e1:{key_id(SECOND)}:")


def test_key_that_is_gone_opens_nothing(settings):
    token = encrypt("anna", EMAIL)
    settings.FIELD_KEYS = [SECOND]

    assert failure_of(token) == UNKNOWN_KEY


def test_token_relabelled_with_another_key_is_refused():
    token = encrypt("anna", EMAIL).replace(key_id(FIRST), key_id(SECOND))

    assert failure_of(token) == DAMAGED


def test_half_a_character_is_refused_without_being_repeated():
    with pytest.raises(ValueError, match="a lone surrogate") as caught:
        encrypt("anna\ud800", EMAIL)

    assert "anna" not in repr(caught.value)
    assert caught.value.__context__ is None


def test_token_of_the_first_release_still_opens():
    """Whatever changes how keys are derived or bound would make all stored data unreadable."""
    token = "e1:7a7563b9:MDAwMDAwMDAwMDAwvbqaV8ZgrVCYXy_t-FwHc_cGWjtAcQHdm201C-uzLW_n3Q2B_9QcOcppZeF6UZZc"

    assert decrypt(token, EMAIL) == "anna@example.com"


@pytest.mark.parametrize("length", [0, 40, 80])
def test_only_one_spelling_of_a_token_opens(length):
    token = encrypt("x" * length, EMAIL)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    others = [token[:-1] + last for last in alphabet if last != token[-1]]

    assert {failure_of(other) for other in others} == {DAMAGED}
