"""Structured data of every page, held against what readers see."""

from datetime import date

import pytest
from django.core.management import call_command
from wagtail.models import Page

from clinic.models import Clinician, Location
from education.models import (
    ConditionPage,
    HomePage,
    LocationPage,
    StandardPage,
    TeamPage,
    TreatmentPage,
)
from tests.education.conftest import MakeArticle
from tests.education.structured import SCRIPT, html_of, unseen


@pytest.mark.django_db
def test_every_sample_page_says_only_what_readers_see() -> None:
    call_command("load_sample", verbosity=0)
    pages = list(Page.objects.live().filter(depth__gt=1))
    assert len(pages) > 1

    said = {page.url: unseen(html_of(page), page) for page in pages}

    assert {url: found for url, found in said.items() if found} == {}


@pytest.mark.parametrize(
    ("said", "invented"),
    [
        ('"name":"Ketamine for chronic pain"', '"name":"Ketamine cures pain"'),
        ("https://doi.org/10.", "https://doi.org/99."),
        ('"telephone":"(305) 555-0100"', '"telephone":"(305) 555-0199"'),
        ('"@type":"MedicalContraindication","name":"', '"@type":"MedicalContraindication","name":"All but '),
        ('"dateModified":"20', '"dateModified":"19'),
        ("/search/?q=", "/find/?q="),
    ],
)
def test_what_readers_cannot_see_is_found(flagship: TreatmentPage, said: str, invented: str) -> None:
    html = html_of(flagship)
    assert unseen(html, flagship) == []

    changed = SCRIPT.sub(lambda found: found[0].replace(said, invented), html)

    assert changed != html
    assert unseen(changed, flagship) != []


def test_hours_that_readers_cannot_see_are_found(places: StandardPage, tampa: Location) -> None:
    page = LocationPage(title="Tampa", slug="tampa", summary="By the bay.", location=tampa)
    places.add_child(instance=page)

    changed = html_of(page).replace('"opens":"08:30"', '"opens":"07:30"')

    assert unseen(changed, page) == ["hours: Monday to Thursday: 7:30 am to 5 pm"]


def test_pages_of_every_type_say_only_what_readers_see(
    home: HomePage, places: StandardPage, tampa: Location, make_article: MakeArticle
) -> None:
    clinician = Clinician.objects.create(
        name="Sample Clinician",
        credentials="MD",
        title="Medical director",
        languages="English, Spanish",
        licence_number="ME 1",
        biography="Works here.\n\nLikes the sea & quiet.",
    )
    clinician.locations.add(tampa)
    condition = ConditionPage(title="CRPS", slug="crps", summary="A nerve illness.", also_called="RSD, C-1")
    pages = [
        home,
        places.add_child(
            instance=LocationPage(title="Tampa", slug="tampa", summary="By the bay.", location=tampa)
        ),
        home.add_child(instance=TeamPage(title="Team", slug="team", summary="Who works here.")),
        home.add_child(instance=condition),
        make_article(author="Ada Sample", reviewed_by=clinician, last_reviewed_on=date(2026, 2, 3)),
    ]

    said = {page.title: unseen(html_of(page), page) for page in pages}

    assert said == {page.title: [] for page in pages}
