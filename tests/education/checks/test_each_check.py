"""Each check: what it finds, in which words, and what it lets pass."""

import pytest

from education.checks import (
    alternative_text,
    balance,
    claims,
    description,
    forbidden,
    off_label,
    paragraphs,
    percentages,
    reading_level,
    sentences,
)
from education.checks.content import Picture
from education.checks.finding import Finding, Level
from education.phrases import Phrase, starting_phrases
from tests.education.checks.samples import content, part

HERE = ("Body, block 1: Text", "body")
NOTICE = ("Off-label notice", "safety_notice")
TWENTY_ONE = " ".join(f"word{number}" for number in range(1, 22))


def test_a_page_that_speaks_of_ketamine_needs_the_notice() -> None:
    page = content(part("<p>Ketamine is an anesthetic.</p>"))

    assert list(off_label.check(page, ["ketamine"])) == [
        Finding(
            "missing_off_label_notice",
            Level.BLOCKING,
            "Choose a published off-label notice. The page speaks of ketamine.",
            *NOTICE,
        )
    ]
    assert list(off_label.check(content(*page.parts, has_notice=True), ["ketamine"])) == []
    assert list(off_label.check(content(part("<p>Esketamine is another.</p>")), ["ketamine"])) == []
    assert list(off_label.check(content(title="Ketamine"), ["ketamine"])) != []


def test_a_treatment_needs_the_notice_whatever_it_says() -> None:
    assert list(off_label.check(content(is_treatment=True), ["ketamine"])) == [
        Finding(
            "missing_off_label_notice",
            Level.BLOCKING,
            "Choose a published off-label notice. The page is about a treatment.",
            *NOTICE,
        )
    ]


def test_a_page_needs_a_search_description() -> None:
    assert list(description.check(content(search_description=" "))) == [
        Finding(
            "missing_description",
            Level.BLOCKING,
            "Write one or two sentences that say what the page holds.",
            "Search description",
            "search_description",
        )
    ]
    assert list(description.check(content())) == []


def test_a_forbidden_phrase_is_found_where_it_stands_and_by_its_level() -> None:
    phrases = [
        Phrase("cure", ("cur*",), allowed=("not a cure",)),
        Phrase("soon", ("soon",), is_blocking=False),
    ]
    page = content(part("<p>It is not a cure.</p>"), part("<p>It <b>cured</b> some, soon.</p>", number=2))

    assert list(forbidden.check(page, phrases)) == [
        Finding(
            "forbidden_phrase",
            Level.BLOCKING,
            "We do not write “cure”. Say what is known instead.",
            "Body, block 2: Text",
            "body",
        ),
        Finding(
            "forbidden_phrase",
            Level.ADVISORY,
            "We do not write “soon”. Say what is known instead.",
            "Body, block 2: Text",
            "body",
        ),
    ]


def test_a_forbidden_phrase_is_found_in_what_speaks_for_the_page() -> None:
    page = content(title="A miracle", search_description="It is proven.")

    found = forbidden.check(page, starting_phrases())

    assert [(finding.where, finding.field) for finding in found] == [
        ("Title", "title"),
        ("Search description", "search_description"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p>It <span data-claim="">may help</span>.</p><p>So they say.[[ref:a]]</p>',
        '<p>It <span data-claim="">may help</span> some people.[[ref:a]]</p>',
    ],
)
def test_a_claim_without_its_source_is_found(html: str) -> None:
    assert list(claims.check(content(part(html)))) == [
        Finding(
            "claim_without_reference",
            Level.BLOCKING,
            "The claim “may help” has no source. Put [[ref:key]] right after it.",
            *HERE,
        )
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p>It <span data-claim="">may help[[ref:a]]</span>.</p>',
        '<p>It <span data-claim="">may help</span>.[[ref:a]]</p>',
        '<p>It <b><span data-claim="">may help</span></b>”, [[ref:a]] and so on.</p>',
        "<p>It may help.</p>",
    ],
)
def test_a_claim_with_its_source_passes(html: str) -> None:
    assert list(claims.check(content(part(html)))) == []


def test_evidence_that_is_said_to_have_a_source_needs_one() -> None:
    bare = part("It may help.", kind="evidence", is_sourced=True)

    assert list(claims.check(content(bare))) == [
        Finding(
            "claim_without_reference",
            Level.BLOCKING,
            "The evidence is said to have a source. Cite it, or ask for a clinical check.",
            *HERE,
        )
    ]
    assert list(claims.check(content(part("It may help.", kind="evidence")))) == []
    assert list(claims.check(content(part("Yes.[[ref:a]]", kind="evidence", is_sourced=True)))) == []
    chosen = part("It may help.", kind="evidence", is_sourced=True, cites_by_choice=True)
    assert list(claims.check(content(chosen))) == []


def test_a_picture_needs_words_or_is_decoration() -> None:
    pictures = (Picture("", False), Picture("A chair.", False), Picture("", True))

    assert list(alternative_text.check(content(part(pictures=pictures)))) == [
        Finding(
            "missing_alternative_text",
            Level.BLOCKING,
            "Describe the picture for people who do not see it, or mark it as decoration.",
            *HERE,
        )
    ]


def test_a_benefit_needs_a_risk_in_reach() -> None:
    benefit = part("<p>It can help with pain.</p>", number=2)
    heading = part("What to expect", number=3, kind="heading")
    risk = part("<p>Its side effects are many.</p>", number=4)
    far = part("<p>Bring a list.</p>", number=5)

    alone = list(balance.check(content(benefit, far, risk)))

    assert alone == [
        Finding(
            "benefit_without_risk",
            Level.ADVISORY,
            "A benefit stands here, and no limit, risk or side effect in this block or beside it. Add one.",
            "Body, block 2: Text",
            "body",
        )
    ]
    assert list(balance.check(content(benefit, heading, risk))) == []
    assert list(balance.check(content(part("<p>It can help, but it may not.</p>")))) == []
    assert list(balance.check(content(benefit, part("Pregnancy", kind="who_not")))) == []


@pytest.mark.parametrize("words", ["24.3%", "40 percent", "40 per cent"])
def test_a_percentage_needs_people(words: str) -> None:
    alone = percentages.check(content(part(f"<p>Pain lasts in {words}.</p>")))

    assert list(alone) == [
        Finding(
            "percentage_alone",
            Level.ADVISORY,
            f"Say “{words}” as people too, such as “about 1 in 4 adults”.",
            *HERE,
        )
    ]
    assert list(percentages.check(content(part(f"<p>About 1 in 4 adults ({words}).</p>")))) == []
    assert list(percentages.check(content(part(f"A survey: {words}.", kind="one_in")))) == []


def test_a_sentence_of_21_words_is_long() -> None:
    assert list(sentences.check(content(part(f"<p>Short. {TWENTY_ONE.capitalize()}.</p>")))) == [
        Finding(
            "long_sentence",
            Level.ADVISORY,
            "A sentence has 21 words; keep to 20: “Word1 word2 word3 word4 word5 word6 …”",
            *HERE,
        )
    ]
    assert list(sentences.check(content(part(f"<p>{TWENTY_ONE.removeprefix('word1 ')}.</p>")))) == []


def test_a_paragraph_of_4_sentences_is_long() -> None:
    assert list(paragraphs.check(content(part("<p>One. Two. Three. Four.</p>")))) == [
        Finding(
            "long_paragraph",
            Level.ADVISORY,
            "A paragraph has 4 sentences; keep to 3: “One. Two. Three. Four. …”",
            *HERE,
        )
    ]
    assert list(paragraphs.check(content(part("<p>One. Two. Three.</p>", "<p>Four.</p>")))) == []


def test_a_text_over_the_target_grade_is_advised() -> None:
    hard = part(
        "<p>" + "Interventional anesthesiologists individualize multidisciplinary care. " * 25 + "</p>"
    )
    easy = part("<p>" + "We ask you how you feel. " * 25 + "</p>")

    assert list(reading_level.check(content(hard), target=8)) == [
        Finding(
            "reading_grade",
            Level.ADVISORY,
            "It reads at US grade 45.4; the target is 8. Use shorter sentences and words.",
            "Whole text",
            "body",
        )
    ]
    assert list(reading_level.check(content(easy), target=8)) == []
    assert (
        list(reading_level.check(content(part("<p>Interventional anesthesiologists.</p>")), target=8)) == []
    )
