"""Widening a query, and mending its spelling."""

import pytest

from education.search.expand import Term, expand, forms
from education.search.spelling import better_spelling

SYNONYMS = ["TMS, transcranial magnetic stimulation", "back pain, lumbago"]


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("nerve", ("nerve", "nerves")),
        ("nerves", ("nerves", "nerve")),
        ("therapies", ("therapies", "therapy")),
        ("therapy", ("therapy", "therapies")),
        ("illness", ("illness", "illnesses")),
        ("illnesses", ("illnesses", "illness")),
        ("day", ("day",)),
        ("crps2", ("crps2",)),
    ],
)
def test_one_and_many_are_the_same(word: str, same: tuple[str, ...]) -> None:
    assert forms(word) == same


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (
            ("tms",),
            (
                (
                    ("tms",),
                    ("transcranial", "magnetic", "stimulation"),
                    ("transcranial", "magnetic", "stimulations"),
                ),
            ),
        ),
        (
            ("low", "back", "pains"),
            ((("low",),), (("back", "pains"), ("back", "pain"), ("lumbago",), ("lumbagos",))),
        ),
        (("back",), ((("back",), ("backs",)),)),
        ((), ()),
    ],
)
def test_words_that_mean_the_same_answer_one_term(words: tuple[str, ...], terms: tuple[Term, ...]) -> None:
    assert expand(words, SYNONYMS) == terms


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("ketamin",), "ketamine"),
        (("ketamine", "sesion"), "ketamine session"),
        (("ketamine",), ""),
        (("zebra",), ""),
        (("ket",), ""),
    ],
)
def test_a_slip_is_led_to_the_closest_word_we_have(words: tuple[str, ...], meant: str) -> None:
    assert better_spelling(words, {"ketamine", "session", "pain"}) == meant
