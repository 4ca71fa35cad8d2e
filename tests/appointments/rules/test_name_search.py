"""By which beginnings a name is found."""

import pytest

from appointments.rules.name_search import beginnings_of, searched_beginnings, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ada", ["ada"]),
        ("José O’Neil-Smith", ["jose", "oneil", "smith"]),
        ("D'Angelo", ["dangelo"]),
        ("Straße", ["strasse"]),
        ("  Mary   Ann ", ["mary", "ann"]),
        ("李小龙", ["李小龙"]),
        ("...", []),
        ("", []),
    ],
)
def test_names_are_cut_into_plain_words(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def test_a_name_is_found_by_each_of_its_beginnings_from_two_letters_on() -> None:
    assert beginnings_of(["Ada", "", "Q"]) == {"ad", "ada"}
    assert beginnings_of(["Lovelace Al"]) == {
        "lo",
        "lov",
        "love",
        "lovel",
        "lovela",
        "lovelac",
        "lovelace",
        "al",
    }


def test_a_long_name_is_found_by_its_first_ten_letters() -> None:
    assert max(beginnings_of(["Wolfeschlegelstein"]), key=len) == "wolfeschle"
    assert searched_beginnings("Wolfeschlegelstein") == ["wolfeschle"]


def test_the_longest_beginning_is_looked_for_first_and_single_letters_are_left_out() -> None:
    assert searched_beginnings("A Love ad") == ["love", "ad"]
    assert searched_beginnings("a") == []


def test_no_more_than_four_words_are_looked_for() -> None:
    assert len(searched_beginnings("one two three four five six")) == 4
