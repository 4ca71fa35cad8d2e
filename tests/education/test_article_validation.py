"""What keeps a broken article from going live, in words that an editor can act on."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.rich_text import RichText

from clinic.models import Clinician
from education.blocks.text import HeadingBlock
from education.models import HomePage, Reference
from education.sample.build import part, subpart, text, topic
from tests.education.conftest import MakeArticle


@pytest.mark.usefixtures("sample_pages")
def test_an_unknown_citation_key_is_refused_by_name(make_article: MakeArticle) -> None:
    assert Reference.objects.filter(key="cohen-2018").exists()

    with pytest.raises(ValidationError) as refusal:
        make_article(
            evidence_summary="It helps few.[[ref:chen-2018]]",
            body=[text("So they say.[[ref:cohen-2018]][[ref:typo]]")],
        )

    assert refusal.value.message_dict == {
        "evidence_summary": ["The text cites “chen-2018”, but no reference has that key."],
        "body": ["The text cites “typo”, but no reference has that key."],
    }


def test_two_references_with_one_key_are_refused(db: None) -> None:
    Reference(key="cohen-2018", authors="Cohen SP", journal="Pain").save()

    with pytest.raises(ValidationError) as refusal:
        Reference(key="cohen-2018", authors="Cohen SP", journal="Pain").full_clean()

    assert refusal.value.message_dict == {"key": ["Reference with this Key already exists."]}


def test_headings_out_of_order_or_alike_are_refused(make_article: MakeArticle) -> None:
    with pytest.raises(ValidationError) as refusal:
        make_article(body=[part("Too deep"), topic("Sleep"), topic("Sleep")])

    assert refusal.value.message_dict == {
        "body": [
            "“Too deep” is the first heading, so it must be a topic.",
            "Two headings say “Sleep”. Links need different words in each.",
        ]
    }


def test_a_heading_that_skips_a_level_is_refused(make_article: MakeArticle) -> None:
    make_article(
        slug="well", body=[topic("Sleep"), part("Nights"), subpart("Naps"), topic("Food"), part("Tea")]
    )

    with pytest.raises(ValidationError) as refusal:
        make_article(slug="ill", body=[topic("Sleep"), subpart("Naps")])

    assert refusal.value.message_dict == {"body": ["“Naps” is a detail, so a part must come before it."]}


def test_a_review_without_its_date_is_refused(make_article: MakeArticle) -> None:
    clinician = Clinician.objects.create(name="Sample Clinician")

    with pytest.raises(ValidationError) as refusal:
        make_article(reviewed_by=clinician)

    assert refusal.value.message_dict == {"__all__": ["Say when the clinician reviewed this text."]}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"key": "Cohen 2018"}, {"key": "Use small letters, digits and single hyphens, such as cohen-2018."}),
        (
            {"doi": "https://doi.org/10.1/x"},
            {"doi": "A DOI begins with 10. and holds a slash, such as 10.1097/AAP.0000000000000808."},
        ),
        ({"pmid": "PMC1"}, {"pmid": "A PMID is a number of up to 9 digits."}),
        (
            {"journal": ""},
            {"title": "Give a title, a journal or a detail, so that readers can find the source."},
        ),
        ({"url": "javascript:alert(1)"}, {"url": "Enter a valid URL."}),
    ],
)
def test_a_reference_says_what_is_wrong_with_it(fields: dict[str, str], problem: dict[str, str]) -> None:
    reference = Reference(**{"key": "cohen-2018", "authors": "Cohen SP", "journal": "Pain"} | fields)

    with pytest.raises(ValidationError) as refusal:
        reference.full_clean(validate_unique=False)

    assert refusal.value.message_dict == {name: [message] for name, message in problem.items()}


def test_a_heading_with_a_citation_is_refused() -> None:
    block = HeadingBlock()

    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"text": "Sleep[[ref:a]]", "level": "h2"}))

    assert refusal.value.block_errors["text"].messages == [
        "Headings cannot hold a citation. Put it in the text below."
    ]


def test_a_citation_on_the_home_page_is_refused(home: HomePage) -> None:
    home.body = [("text", RichText("<p>Hello[[ref:a]]</p>"))]

    with pytest.raises(ValidationError) as refusal:
        home.full_clean()

    assert refusal.value.message_dict == {"body": ["The text cites “a”, but no reference has that key."]}
