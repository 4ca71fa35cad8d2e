"""The flagship article: its outline, what every treatment page must say, and its sources."""

import re

import pytest

from education.citations import cited_keys
from education.sample.flagship import page as flagship
from education.sample.notices import SAFETY_NOTICES
from education.sample.references import REFERENCES
from tests.education.sample_text import sample_paragraphs

CITED = cited_keys([flagship.FIELDS["evidence_summary"], flagship.FIELDS["body"]])
TEXT = " ".join([*sample_paragraphs(), SAFETY_NOTICES[0]["text"]])


def test_the_outline_is_covered_in_order() -> None:
    headings = [
        (block["value"]["level"], block["value"]["text"])
        for block in flagship.FIELDS["body"]
        if block["type"] == "heading"
    ]

    assert headings == [
        ("h2", "Understanding chronic pain"),
        ("h3", "The science, in plain words"),
        ("h3", "Pain and your mood"),
        ("h2", "Common causes of chronic pain"),
        ("h2", "Ketamine: what it is"),
        ("h3", "A short history"),
        ("h3", "How ketamine works in the body"),
        ("h2", "Ketamine and chronic pain"),
        ("h3", "Its role"),
        ("h3", "The mechanism: how it may ease pain"),
        ("h2", "The process, step by step"),
        ("h3", "Preparing for a treatment"),
        ("h3", "What to expect in a session"),
        ("h3", "After you go home"),
        ("h2", "Benefits and risks"),
        ("h3", "Possible benefits, and their limits"),
        ("h3", "Side effects and risks"),
        ("h2", "Summing up and your next step"),
    ]


@pytest.mark.parametrize(
    "cause", ["Back injury", "Arthritis", "Migraine", "Fibromyalgia", "Nerve damage", "(CRPS)"]
)
def test_every_common_cause_has_its_line(cause: str) -> None:
    assert re.search(rf"<li><b>[^<]*{re.escape(cause)}", str(flagship.FIELDS["body"]))


@pytest.mark.parametrize(
    "statement",
    [
        "has approved ketamine only as an anesthetic",
        "Using it for chronic pain is off-label",
        "It found no clear evidence of benefit, and more side effects",
        "Some people are helped by ketamine, usually for a limited time",
        "It has been studied best in complex regional pain syndrome (CRPS)",
        "It is not a cure and not a first treatment",
        "Who should not have it",
        "an adult has to take you home",
    ],
)
def test_what_every_treatment_page_carries_is_there(statement: str) -> None:
    assert statement in TEXT


def test_every_citation_has_its_reference() -> None:
    keys = [reference["key"] for reference in REFERENCES]

    assert len(set(CITED)) == 30
    assert sorted(set(CITED) - set(keys)) == []
    assert len(keys) == len(set(keys))


def test_dois_and_pmids_are_well_formed() -> None:
    dois = [reference["doi"] for reference in REFERENCES if "doi" in reference]
    pmids = [reference["pmid"] for reference in REFERENCES if "pmid" in reference]

    assert (len(dois), len(pmids)) == (18, 5)
    assert [doi for doi in dois if not re.fullmatch(r"10\.\d{4,9}/\S+[^.\s]", doi)] == []
    assert [pmid for pmid in pmids if not re.fullmatch(r"\d{8}", pmid)] == []


def test_a_statement_without_a_source_shows_that_it_needs_a_clinical_check() -> None:
    unchecked = [
        block["value"]["title"]
        for block in flagship.FIELDS["body"]
        if block["type"] == "care_card" and block["value"]["status"] == "needs_check"
    ]

    assert unchecked == ["Before you change a medicine"]
