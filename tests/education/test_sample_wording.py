"""The rules for copy, held against all sample content."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from education.sample.forbidden import ALLOWED, FORBIDDEN
from education.sample.notices import SAFETY_NOTICES
from education.sample.references import REFERENCES
from education.wording import forbidden_phrases, sentences, word_count
from tests.education.sample_text import CODES, article_paragraphs, sample_paragraphs, texts


def test_no_sample_text_uses_a_forbidden_phrase() -> None:
    templates = Path(settings.ROOT, "templates", "education").rglob("*.html")
    checked = [*sample_paragraphs(), *texts([REFERENCES, SAFETY_NOTICES], CODES | {"kind", "name"})]
    checked += [re.sub(r"<[^>]+>", " ", template.read_text()) for template in templates]

    found = {text: names for text in checked if (names := forbidden_phrases(text, FORBIDDEN, ALLOWED))}

    assert len(checked) > 100
    assert found == {}


@pytest.mark.parametrize(
    ("planted", "names"),
    [
        ("Ketamine can cure pain.", ["cure"]),
        ("It is not a cure, but it CURES some.", ["cure"]),
        ("A reset for the brain, which is rewired.", ["reset", "rewire"]),
        ("Reboot your nerves with this breakthrough.", ["reboot", "breakthrough"]),
        ("A powerful, even miraculous solution.", ["miracle", "powerful"]),
        ("Results are guaranteed and proven.", ["guaranteed", "proven"]),
        ("It is generally safe.", ["safe"]),
        ("It is non-addictive.", ["non-addictive"]),
        ("Be free from pain.", ["free from pain"]),
        ("FDA-approved for pain since 1970.", ["FDA-approved for pain"]),
        ("You get 0.5 mg/kg.", ["a dose"]),
        ("Relief within hours or days.", ["relief in hours or days"]),
        ("Its anti-inflammatory effects contribute.", ["anti-inflammatory effects"]),
    ],
)
def test_a_planted_phrase_is_caught(planted: str, names: list[str]) -> None:
    assert forbidden_phrases(planted, FORBIDDEN, ALLOWED) == names


@pytest.mark.parametrize(
    "honest",
    ["It is not a cure.", "Benefit is unproven.", "Product safety is not known.", "The curve rises."],
)
def test_an_honest_phrase_passes(honest: str) -> None:
    assert forbidden_phrases(honest, FORBIDDEN, ALLOWED) == []


def test_sentences_have_at_most_20_words() -> None:
    too_long = [
        sentence
        for paragraph in sample_paragraphs()
        for sentence in sentences(paragraph)
        if word_count(sentence) > 20
    ]

    assert too_long == []


def test_paragraphs_have_at_most_3_sentences() -> None:
    too_long = [paragraph for paragraph in sample_paragraphs() if len(sentences(paragraph)) > 3]

    assert too_long == []


def test_the_measures_see_a_long_sentence_and_a_long_paragraph() -> None:
    paragraph = (
        "One. Two, by Cohen SP et al. in 2018. It fell by 1.83 points. Is it four? “Yes.” She said five."
    )

    found = sentences(paragraph)

    assert found == [
        "One.",
        "Two, by Cohen SP et al in 2018.",
        "It fell by 1.83 points.",
        "Is it four?",
        "“Yes.",
        "She said five.",
    ]
    assert word_count("one two – three,four 5") == 4


def test_the_flagship_is_about_1800_words_long() -> None:
    words = sum(word_count(paragraph) for paragraph in article_paragraphs())

    assert 1650 <= words <= 2000


def test_no_percentage_stands_in_for_a_natural_frequency() -> None:
    assert [text for text in sample_paragraphs() if "%" in text or "percent" in text.lower()] == []


def test_numbers_that_the_clinic_sets_are_not_in_the_text() -> None:
    clinic_set = re.compile(r"\$|\b(?:911|988)\b|\b\d+ (?:minutes?|hours? (?:before|long))", re.IGNORECASE)

    assert [text for text in sample_paragraphs() if clinic_set.search(text)] == []
