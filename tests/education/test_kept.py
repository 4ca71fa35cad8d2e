"""Texts that are kept once: what pages show of them, and what they cite."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from education.models import ArticlePage, GlossaryTerm, HomePage, Price, ReusableContent, SafetyNotice
from education.sample.build import Block, key_points, prices, text
from education.sample.kept import with_snippets
from tests.education.conftest import MakeArticle, make_references

pytestmark = pytest.mark.usefixtures("sample_pages")


def block(kind: str, **value: Any) -> Block:
    return {"type": kind, "value": value}


def main_of(client: Client, path: str) -> str:
    return client.get(path).content.decode().split("<main")[1].split("</main>")[0]


def words(html: str) -> str:
    """Return the text that readers get where popovers are known: a citation's number is a button there."""
    without_links = re.sub(r'<a href="#reference-\d+".*?</a>', "", html)
    return " ".join(re.sub(r"<[^>]+>", " ", without_links).split())


@pytest.fixture
def term(db: None) -> GlossaryTerm:
    make_references("a", "b")
    return GlossaryTerm.objects.create(term="flare-up", definition="A time of more pain.[[ref:b]]")


@pytest.fixture
def passage(db: None) -> ReusableContent:
    return ReusableContent.objects.create(
        name="Ride", body=[text("An adult takes you home.[[ref:a]]"), key_points("Bring", "A list.")]
    )


def test_a_page_shows_a_term_and_numbers_what_it_cites(
    client: Client, make_article: MakeArticle, term: GlossaryTerm
) -> None:
    make_article(
        slug="sleep", evidence_summary="", body=[block("glossary_term", term=term.pk), text("Rest.[[ref:a]]")]
    )

    html = main_of(client, "/sleep/")

    assert "Flare-up A time of more pain. [1] Rest. [2]" in words(html)
    assert re.findall(r'<li id="reference-\d">\s*(\w) et al', html) == ["b", "a"]


def test_a_page_shows_a_passage_with_its_blocks(
    client: Client, make_article: MakeArticle, term: GlossaryTerm, passage: ReusableContent
) -> None:
    make_article(slug="sleep", evidence_summary="", body=[block("reusable_content", content=passage.pk)])

    html = main_of(client, "/sleep/")

    assert "An adult takes you home. [1] Bring A list." in words(html)
    assert '<section class="key-points"' in html


def test_a_page_shows_the_published_words_of_a_notice(
    client: Client, make_article: MakeArticle, term: GlossaryTerm
) -> None:
    notice = SafetyNotice.objects.create(name="x", title="Off-label", text="Not approved.[[ref:a]]")
    make_article(slug="sleep", evidence_summary="", body=[block("safety_notice", notice=notice.pk)])

    notice.text = "A draft."
    revision = notice.save_revision()
    before = words(main_of(client, "/sleep/"))
    revision.publish()

    assert "Off-label Not approved. [1]" in before
    assert "Off-label A draft." in words(main_of(client, "/sleep/"))


@pytest.mark.parametrize("kind", ["glossary_term", "reusable_content"])
def test_what_is_not_published_shows_nothing(
    client: Client, make_article: MakeArticle, term: GlossaryTerm, passage: ReusableContent, kind: str
) -> None:
    snippet, name = {"glossary_term": (term, "term"), "reusable_content": (passage, "content")}[kind]
    article = make_article(
        slug="sleep", evidence_summary="", body=[block(kind, **{name: snippet.pk}), text("Rest.[[ref:a]]")]
    )
    shown = {"glossary_term": "A time of more pain.", "reusable_content": "An adult takes you home."}[kind]
    assert shown in main_of(client, "/sleep/")

    snippet.unpublish()

    assert shown not in main_of(client, "/sleep/")
    assert ArticlePage.objects.get(pk=article.pk).cited_keys() == ["a"]


def test_a_page_without_a_list_of_references_drops_their_numbers(
    client: Client, home: HomePage, term: GlossaryTerm
) -> None:
    home.body = [block("glossary_term", term=term.pk)]
    home.save_revision().publish()

    html = main_of(client, "/")

    assert "Flare-up A time of more pain. " in words(html) + " "
    assert "[[" not in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("snippet", "field"),
    [
        (GlossaryTerm(term="x", definition="Well.[[ref:typo]]"), "definition"),
        (ReusableContent(name="x", body=[text("Well.[[ref:typo]]")]), "body"),
    ],
)
def test_an_unknown_citation_in_a_snippet_is_refused_by_name(snippet: Any, field: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        snippet.full_clean()

    assert refusal.value.message_dict == {field: ["The text cites “typo”, but no reference has that key."]}


@pytest.mark.django_db
def test_a_passage_cannot_hold_a_passage() -> None:
    blocks = ReusableContent._meta.get_field("body").stream_block.child_blocks

    assert sorted(blocks) == [
        "care_card",
        "dos_and_donts",
        "key_points",
        "questions",
        "steps",
        "text",
        "warning",
    ]


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(None, ""), ("0", "$0"), ("150", "$150"), ("1250.00", "$1,250"), ("99.50", "$99.50"), ("9.05", "$9.05")],
)
def test_an_amount_is_written_as_people_write_it(db: None, amount: str | None, shown: str) -> None:
    price = Price.objects.create(name="Visit", amount=amount)

    assert Price.objects.get(pk=price.pk).shown_amount == shown


def test_a_price_table_shows_amounts_or_says_to_ask(client: Client, make_article: MakeArticle) -> None:
    Price.objects.filter(name="First consultation").update(amount=150, unit="a visit", note="50 minutes")
    make_article(
        slug="sleep", body=with_snippets([prices("What it costs", "First consultation", "Treatment visit")])
    )

    html = main_of(client, "/sleep/")

    table = words(html.split("<table")[1].split("</table>")[0]).split("> ", 1)[-1]
    assert table.endswith("First consultation $150 a visit 50 minutes Treatment visit Please ask us –")


def test_a_sample_block_with_an_unknown_name_stops_the_loading(db: None) -> None:
    with pytest.raises(LookupError, match="names “nonsense”, but there is no such glossary term"):
        with_snippets([block("glossary_term", term="nonsense")])


@pytest.mark.parametrize("count", [1, 3])
def test_terms_cost_the_same_queries_with_1_and_3(
    client: Client, make_article: MakeArticle, django_assert_num_queries: Any, count: int
) -> None:
    terms = [GlossaryTerm.objects.create(term=f"t{n}", definition="Plain.") for n in range(count)]
    make_article(slug="sleep", body=[block("glossary_term", term=term.pk) for term in terms])
    client.get("/sleep/")

    with django_assert_num_queries(9):
        html = main_of(client, "/sleep/")

    assert html.count("Plain.") == count
