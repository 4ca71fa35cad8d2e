"""Counting syllables, and the grade that comes of it."""

import pytest

from education.wording import reading_grade, syllable_count


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "pain dose times helped here whole blurred tried 4 FDA"),
        (2, "table doses treated passes people chronic effects disease being quiet social patient reviewed"),
        (3, "ketamine evidence regional medicine idea area opioids clinician"),
        (4, "anxiety usually anesthetic"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, words: str) -> None:
    assert {word: syllable_count(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_the_grade_follows_the_formula() -> None:
    # 6 words, 6 syllables, 1 sentence: 0.39 * 6 + 11.8 * 1 - 15.59
    assert reading_grade(["The cat sat on the mat."]) == pytest.approx(-1.45)
    # 8 words, 17 syllables, 2 sentences: 0.39 * 4 + 11.8 * 17 / 8 - 15.59
    assert reading_grade(["Ketamine blocks opioids.", "It is a usual anesthetic."]) == pytest.approx(11.045)
    assert reading_grade([]) == 0
