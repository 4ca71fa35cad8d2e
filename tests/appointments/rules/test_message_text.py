"""The clinic's own words: what is refused, and how the rest is filled in."""

import pytest

from appointments.enums import MessageKind
from appointments.rules.message_text import (
    MEANINGS,
    PLACEHOLDERS,
    REQUIRED,
    Piece,
    faults_of,
    fill,
    paragraphs_of,
    subject_faults_of,
)

LINK = "https://clinic.example/manage/abc/"
OFFER = "We hold {times} until {held_until}: {manage_url}"


@pytest.mark.parametrize("kind", MessageKind.values)
def test_a_text_with_every_placeholder_of_its_kind_is_fine(kind):
    assert faults_of(" ".join(f"{{{name}}}" for name in PLACEHOLDERS[kind]), kind) == []


@pytest.mark.parametrize("kind", MessageKind.values)
def test_a_text_that_says_nothing_lacks_what_its_kind_needs(kind):
    assert faults_of("Hello", kind) == [
        f"{{{name}}} is missing: {MEANINGS[name]}. This message needs it." for name in REQUIRED[kind]
    ]
    assert bool(REQUIRED[kind]) == (kind != MessageKind.STAFF_REPLY)


@pytest.mark.parametrize(
    ("extra", "fault"),
    [
        ("{last_name}", "{last_name} cannot be used here. What can: {first_name}, {reference},"),
        ("{comment}{comment}", "{comment} cannot be used here."),
        ("{resume_url}", "{resume_url} cannot be used here."),
        ("{first_name", "A brace stands alone."),
        ("first_name}", "A brace stands alone."),
        ("{}", "A brace stands alone."),
        ("{First Name}", "A brace stands alone."),
        ("{{first_name}}", "A brace stands alone."),
        ("{ first_name }", "A brace stands alone."),
        ("{first_name.__class__}", "A brace stands alone."),
        ("{0}", "A brace stands alone."),
    ],
)
def test_what_is_no_placeholder_of_the_kind_is_refused_once_and_in_plain_words(extra, fault):
    faults = faults_of(f"{OFFER} {extra}", "times_offered")

    assert len(faults) == 1
    assert faults[0].startswith(fault)


def test_a_kind_that_does_not_exist_knows_no_placeholder():
    assert faults_of("{first_name}", "none") == ["{first_name} cannot be used here: no placeholder can."]


@pytest.mark.parametrize(
    ("subject", "faults"),
    [
        ("Your time ({reference})", []),
        ("Your time", []),
        ("{first_name}, hello", ["{first_name} cannot be used here. What can: {reference}."]),
        ("Come on {when}", ["{when} cannot be used here. What can: {reference}."]),
    ],
)
def test_a_subject_tells_the_reference_and_neither_a_name_nor_a_time(subject, faults):
    assert subject_faults_of(subject, "appointment_confirmed") == faults


def test_the_subject_of_a_saved_form_has_no_placeholder():
    assert subject_faults_of("{reference}", "resume_link") == [
        "{reference} cannot be used here: no placeholder can."
    ]


def test_a_text_is_filled_in_once_and_values_that_look_like_placeholders_stay():
    values = {"first_name": "{reference} {clinic_phone}", "reference": "R-1", "clinic_phone": "305"}

    filled = fill("Hello {first_name}: {reference}", "new_link", values)

    assert filled == "Hello {reference} {clinic_phone}: R-1"


def test_what_is_not_allowed_is_left_out_even_if_it_was_saved_once():
    assert (
        fill("Hello {comment}{first_name}", "new_link", {"comment": "x", "first_name": "Ada"}) == "Hello Ada"
    )


def test_paragraphs_are_cut_at_empty_lines_and_only_our_own_links_are_links():
    values = {"first_name": "Ada\n\nhttps://evil.example", "manage_url": LINK, "clinic_phone": ""}
    text = "\r\nHello {first_name},\r\n \r\nopen {manage_url}\nor call\n\n\n{clinic_phone}\n\nThanks"

    assert paragraphs_of(text, "new_link", values) == [
        [Piece("Hello "), Piece("Ada\n\nhttps://evil.example"), Piece(",")],
        [Piece("open "), Piece(LINK, is_link=True), Piece("\nor call")],
        [Piece("Thanks")],
    ]


def test_a_list_of_times_stands_one_a_line():
    values = {"times": ["Monday", "Tuesday"], "held_until": "noon", "manage_url": LINK}

    assert fill(OFFER, "times_offered", values) == f"We hold Monday\nTuesday until noon: {LINK}"
