"""When two requests look like the same person, and which of two may go."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appointments.rules.duplicates import (
    Half,
    Match,
    Person,
    matches,
    matches_in_words,
    merge_refusal,
)

ADA = Person("Ada", "Sample", born=date(1958, 4, 27), phone="p1", email="e1")
NAMES = st.sampled_from(["Ada", "Adaline", "ben", "Benjamin", "Jo", "John", "", "José", "Jose", "李"])
PEOPLE = st.builds(
    Person,
    first_name=NAMES,
    last_name=st.sampled_from(["Sample", "SAMPLE", "Sample Lopez", "de la Cruz", "de la Rosa", ""]),
    name_to_use=NAMES,
    born=st.sampled_from([None, date(1958, 4, 27), date(1990, 1, 2)]),
    phone=st.sampled_from([None, "p1", "p2"]),
    email=st.sampled_from([None, "e1", "e2"]),
)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (ADA, "same phone number, email address, name and birth date"),
        (Person("ÁDA", "sample", phone="p1"), "same phone number and name"),
        (Person("Ada", "Sample", email="e1"), "same email address and name"),
        (Person("Sample", "Ada", born=ADA.born), "same name and birth date"),
        (Person("Adaline", "Sample", phone="p1"), "same phone number and a similar name"),
        (Person("Ada", "Sample-Lopez", email="e1"), "same email address and a similar name"),
        (Person("Augusta", "Sample", "Ada", phone="p1"), "same phone number and a similar name"),
    ],
)
def test_what_is_the_same_is_said_in_words(other: Person, words: str) -> None:
    assert matches_in_words(matches(ADA, other)) == words


@pytest.mark.parametrize(
    "other",
    [
        Person("Ben", "Sample", phone="p1", email="e1"),
        Person("Ada", "Lovelace", phone="p1", email="e1"),
        Person("Ad", "Sample", phone="p1"),
        replace(ADA, born=date(1990, 1, 2)),
        Person("Ada", "Sample"),
        Person("Ada", "Sample", phone="p2", email="e2"),
        Person("Adaline", "Sample", born=ADA.born),
        Person("", "", phone="p1", email="e1", born=ADA.born),
    ],
    ids=[
        "a family's phone and email",
        "another last name",
        "two letters are no short name",
        "another birth date",
        "a name alone",
        "other ways to reach them",
        "a similar name and birth date",
        "no name",
    ],
)
def test_what_a_family_shares_or_many_have_is_no_duplicate(other: Person) -> None:
    assert matches(ADA, other) == ()


def test_de_la_cruz_and_de_la_rosa_are_two() -> None:
    one, other = (Person("Ana", name, phone="p1") for name in ("de la Cruz", "de la Rosa"))

    assert matches(one, one) == (Match.PHONE, Match.NAME)
    assert matches(one, other) == ()


@given(PEOPLE, PEOPLE)
def test_it_says_the_same_from_both_sides(one: Person, other: Person) -> None:
    assert matches(one, other) == matches(other, one)


@given(PEOPLE, PEOPLE)
def test_no_match_without_a_name_and_something_besides(one: Person, other: Person) -> None:
    found = set(matches(one, other))

    named, reached = found & {Match.NAME, Match.SIMILAR_NAME}, found & {Match.PHONE, Match.EMAIL}
    assert not found or (len(named) == 1 and (reached or {Match.NAME, Match.BIRTH_DATE} <= found))


@given(PEOPLE, PEOPLE)
def test_birth_dates_that_differ_are_two_people(one: Person, other: Person) -> None:
    if one.born and other.born and one.born != other.born:
        assert matches(one, other) == ()


@given(PEOPLE)
def test_somebody_who_can_be_reached_and_has_a_name_matches_themselves(one: Person) -> None:
    is_matched = bool((one.phone or one.email or one.born) and (one.first_name or one.last_name))

    assert bool(matches(one, one)) == is_matched


@given(st.lists(st.sampled_from([*Match, "gone"])))
def test_any_stored_codes_can_be_said(codes: list[str]) -> None:
    assert matches_in_words(codes).startswith("same ") == bool(set(codes) & set(Match))


def half(reference: str = "R-1", status: str = "new", **changes: bool) -> Half:
    return Half(reference, status, **{"has_time": False} | changes)


STAYS = "R-1 has to be the one that stays: {}."
A_TIME = "a time, an offer or a place on the waitlist"
CLOSED = "R-{} is closed. Only two requests that are open can be merged."


@pytest.mark.parametrize(
    ("gone", "kept", "why"),
    [
        (half(), half("R-2"), ""),
        (half(status="quarantined"), half("R-2", "scheduled", has_time=True), ""),
        (half(), half("R-2", holds_others=True, needs_clinician=True), ""),
        (half(needs_clinician=True), half("R-2", needs_clinician=True), ""),
        (half(status="closed"), half("R-2"), CLOSED.format(1)),
        (half(), half("R-2", "closed"), CLOSED.format(2)),
        (half(), half("R-2", "quarantined"), "R-2 is in quarantine. Let it out first."),
        (half(has_time=True), half("R-2"), STAYS.format(f"it has {A_TIME}")),
        (half(status="scheduled", has_time=True), half("R-2"), STAYS.format(f"it has {A_TIME}")),
        (
            half(has_time=True),
            half("R-2", "scheduled", has_time=True),
            f"Both have {A_TIME}. Settle which one stays, and give up the other.",
        ),
        (half(needs_clinician=True), half("R-2"), STAYS.format("its answers ask for a clinician")),
        (
            half(holds_others=True),
            half("R-2", holds_others=True),
            STAYS.format("another request was merged into it"),
        ),
    ],
)
def test_nothing_that_was_promised_goes_with_a_merged_request(gone: Half, kept: Half, why: str) -> None:
    assert merge_refusal(gone, kept) == why
