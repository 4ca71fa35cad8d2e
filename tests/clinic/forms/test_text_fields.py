"""Names, telephone numbers, email addresses and free text."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from clinic.forms import EmailField, FreeTextField, NameField, PhoneField, likely_typo

NAME = NameField(noun="your first name")
PHONE = PhoneField(noun="your phone number")
EMAIL = EmailField(noun="your email address")
NOTE = FreeTextField(10, noun="your note")


def messages_of(field: Any, typed: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    return [str(message) for message in caught.value.messages]


@pytest.mark.parametrize(
    "name", ["O’Brien-Núñez", "Nguyễn", "李", "محمد", "علی\u200cرضا", "J. R.", "X Æ A-12", "ß"]
)
def test_names_of_any_script_are_kept(name: str) -> None:
    assert NAME.clean(name) == name


@example("\U00011c2f")
@given(st.text(st.characters(categories=["L", "M"]), min_size=1, max_size=20))
def test_a_clean_name_stays_as_it_is(name: str) -> None:
    once = NAME.clean(name)

    assert NAME.clean(once) == once


def test_a_name_is_composed_and_loses_blanks_and_direction_marks() -> None:
    assert NAME.clean(" \u202eZoe\u0301\u200f ") == "Zoé"


def test_a_name_counts_80_composed_characters() -> None:
    assert NAME.clean("e\u0301" * 80) == "é" * 80
    assert messages_of(NAME, "é" * 81) == ["Shorten your first name to 80 characters or fewer. You have 81"]


@pytest.mark.parametrize("typed", ["", "   ", "\u200e"])
def test_an_empty_name_is_asked_for_by_its_noun(typed: str) -> None:
    assert messages_of(NAME, typed) == ["Enter your first name"]


@pytest.mark.parametrize("typed", ["Jo\x00e", "Jo\x1be", "Jo\ne", "Jo\ud800e"])
def test_a_name_with_a_control_character_is_refused(typed: str) -> None:
    assert messages_of(NAME, typed) == [
        "Type your first name again: a hidden character in it cannot be saved"
    ]


@pytest.mark.parametrize("typed", ["https://x.example", "see www.pills", "cheap-pills.com"])
def test_a_name_with_a_web_address_is_refused(typed: str) -> None:
    assert messages_of(NAME, typed) == ["Enter your first name without a web address"]


@pytest.mark.parametrize(
    "typed",
    [
        "(305) 555-0123",
        " 305.555.0123 ",
        "1-305-555-0123",
        "+1 305 555 0123",
        "tel:+13055550123",
        "(３０５) ５５５-０１２３",
        "\u202a305 555 0123\u202c",
    ],
)
def test_every_spelling_of_a_telephone_number_becomes_e164(typed: str) -> None:
    assert PHONE.clean(typed) == "+13055550123"


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert PHONE.clean("+44 20 7946 0958") == "+442079460958"


@pytest.mark.parametrize("typed", ["911", "555-0123", "123-456-7890", "call me", "305 555 01234", "5" * 400])
def test_what_nobody_can_dial_is_refused_with_an_example(typed: str) -> None:
    assert messages_of(PHONE, typed) == ["Enter a phone number with area code, like (305) 555-0123"]


def test_an_extension_is_not_dropped_in_silence() -> None:
    assert messages_of(PHONE, "305 555 0123 x5") == ["Enter a phone number without an extension"]


def test_an_email_address_loses_its_blanks() -> None:
    assert EMAIL.clean(" ana @example.com\u200b ") == "ana@example.com"


@pytest.mark.parametrize(
    "typed", ["ana", "ana@", "@example.com", "ana@example", "a@b@example.com", "a\x00@b.co"]
)
def test_what_is_no_email_address_is_refused_with_an_example(typed: str) -> None:
    assert messages_of(EMAIL, typed) == ["Enter an email address, like name@example.com"]


def test_an_email_address_may_have_254_characters() -> None:
    longest = "a" * 64 + "@" + ".".join(["b" * 63, "c" * 63, "d" * 61])

    assert EMAIL.clean(longest) == longest
    assert messages_of(EMAIL, longest + "d") == [
        "Shorten your email address to 254 characters or fewer. You have 255"
    ]


@pytest.mark.parametrize(
    ("email", "meant"),
    [
        ("ana@gmial.com", "ana@gmail.com"),
        ("ana@gmail.con", "ana@gmail.com"),
        ("ana@GMAIL.CO", "ana@gmail.com"),
        ("ana@hotmaill.com", "ana@hotmail.com"),
        ("ana@gmail.com", None),
        ("ana@mail.com", None),
        ("ana@clinic.example", None),
        ("gmial.com", None),
    ],
)
def test_a_slip_in_a_common_domain_is_pointed_out(email: str, meant: str | None) -> None:
    assert likely_typo(email) == meant


def test_a_line_break_counts_once_however_it_was_sent() -> None:
    assert NOTE.clean("1234\r\n678\r0") == "1234\n678\n0"


def test_a_note_that_is_too_long_says_how_long_it_is() -> None:
    assert messages_of(NOTE, "x" * 12) == ["Shorten your note to 10 characters or fewer. You have 12"]


def test_a_note_keeps_tabs_and_refuses_other_control_characters() -> None:
    assert NOTE.clean("a\tb") == "a\tb"
    assert messages_of(NOTE, "a\x00b") == ["Type your note again: a hidden character in it cannot be saved"]
