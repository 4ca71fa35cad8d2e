"""All that a body holds is read by one query, and looks as if it had been read one by one."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.blocks import StreamBlock
from wagtail.models import PageViewRestriction

from clinic.models import Clinician
from education.blocks import BODY_BLOCKS
from education.models import (
    ArticlePage,
    GlossaryTerm,
    GuidePage,
    HomePage,
    Menu,
    MenuItem,
    Price,
    ReusableContent,
    SafetyNotice,
)
from education.preload import read_together
from education.sample.build import Block, key_points, text
from tests.education.conftest import make_document, make_image, make_references

STREAM = StreamBlock(BODY_BLOCKS)


def every_chooser(number: int) -> list[Block]:
    """Return one of each block that shows something kept elsewhere, all of it new."""
    name = f"n{number}"
    poster = make_image(f"Poster {name}").pk
    values = {
        "image": {"image": make_image(f"Image {name}").pk, "alternative": "A", "caption": "", "credit": "Us"},
        "video": {
            "title": "Film",
            "film": make_document(f"{name}.mp4").pk,
            "captions": make_document(f"{name}.vtt").pk,
            "poster": poster,
            "transcript": "<p>Words.</p>",
        },
        "download": {"document": make_document(f"{name}.pdf").pk, "title": ""},
        "safety_notice": {
            "notice": SafetyNotice.objects.create(name=name, title="Notice", text="Off.[[ref:a]]").pk
        },
        "glossary_term": {
            "term": GlossaryTerm.objects.create(term=name, definition="A meaning.[[ref:b]]").pk
        },
        "reusable_content": {
            "content": ReusableContent.objects.create(
                name=name, body=[text("Kept.[[ref:c]]"), key_points("Points", "One.")]
            ).pk
        },
        "prices": {
            "caption": "Cost",
            "prices": [Price.objects.create(name=name, amount="12.50", unit="a visit").pk],
        },
    }
    return [{"type": kind, "value": value} for kind, value in values.items()]


def rendered(body: Any) -> str:
    return "".join(child.render() for child in body)


def test_what_is_read_together_looks_the_same(db: None, media: Any) -> None:
    blocks = [*every_chooser(1), *every_chooser(2)]
    one_by_one = rendered(STREAM.to_python(blocks))
    assert (
        len([word for word in ("Kept.", "A meaning.", "$12.50", "n2.pdf", "width-800") if word in one_by_one])
        == 5
    )

    body = STREAM.to_python(blocks)
    read_together(body)

    assert rendered(body) == one_by_one


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_one_query(
    db: None, media: Any, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    blocks = [block for number in range(count) for block in every_chooser(number)]
    rendered(STREAM.to_python(blocks))
    body = STREAM.to_python(blocks)

    with django_assert_num_queries(1):
        read_together(body)
        html = rendered(body)

    assert html.count("Kept.") == count


def test_a_body_without_choosers_costs_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        read_together(STREAM.to_python([text("Plain.")]))


def test_what_was_deleted_or_is_a_draft_shows_nothing(db: None, media: Any) -> None:
    blocks = every_chooser(1)
    GlossaryTerm.objects.all().delete()
    ReusableContent.objects.get().unpublish()
    body = STREAM.to_python(blocks)

    read_together(body)

    html = rendered(body)
    assert [word in html for word in ("A meaning.", "Kept.", "Off.")] == [False, False, True]


def test_a_medical_page_costs_at_most_12_queries_whatever_it_holds(
    client: Client, home: HomePage, media: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_references("a", "b", "c")
    Menu.objects.all().delete()
    for place in ("header", "footer"):
        menu = Menu(place=place)
        menu.items = [MenuItem(page=home), MenuItem(page=home, title="Again")]
        menu.save()
    guide = home.add_child(instance=GuidePage(title="Pain", slug="pain", summary="Plain."))
    page = guide.add_child(instance=ArticlePage(title="One", slug="one", summary="Plain."))
    guide.add_child(instance=ArticlePage(title="Two", slug="two", summary="Plain."))
    page.body = [block for number in range(3) for block in every_chooser(number)]
    page.reviewed_by = Clinician.objects.create(name="Sample Clinician")
    page.last_reviewed_on = "2026-02-03"
    page.save_revision().publish()
    client.get("/pain/one/")

    with django_assert_max_num_queries(12):
        html = client.get("/pain/one/").content.decode()

    assert [html.count(word) for word in ("Kept.", "A meaning.", "$12.50", '<li id="reference-')] == [
        3,
        3,
        3,
        3,
    ]


def test_a_page_below_a_private_one_stays_private(client: Client, home: HomePage) -> None:
    guide = home.add_child(instance=GuidePage(title="Pain", slug="pain", summary="Plain."))
    guide.add_child(instance=ArticlePage(title="One", slug="one", summary="Plain."))
    assert client.get("/pain/one/").status_code == 200

    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)

    assert client.get("/pain/one/").status_code == 302
