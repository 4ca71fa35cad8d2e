"""The living style guide shows everything there is, to staff alone."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from clinic.models import User
from clinic.style_guide import GROUPS, PAGES, SEEN_ELSEWHERE
from clinic.views.style_guide import COLOURS
from tests.signed_in import sign_in

ROOT = Path(settings.ROOT)
CSS = ROOT / "static/css"
SPECIMENS = [specimen for group in GROUPS.values() for specimen in group]


@pytest.fixture
def staff_client(client: Client) -> Client:
    sign_in(client, User.objects.create_user("sample-desk", is_staff=True))
    return client


def test_every_component_is_shown_or_said_to_be_elsewhere() -> None:
    files = {path.stem for path in (ROOT / "templates/components").glob("*.html")}
    shown = {Path(specimen.template).stem for specimen in SPECIMENS if "components/" in specimen.template}

    assert files - shown - set(SEEN_ELSEWHERE) == set()
    assert set(SEEN_ELSEWHERE) - files == set()
    assert shown & set(SEEN_ELSEWHERE) == set()


def test_every_specimen_names_a_template_and_a_stylesheet_that_exist() -> None:
    paths = [ROOT / "templates" / one.template for one in SPECIMENS] + [CSS / one.style for one in SPECIMENS]

    assert [str(path) for path in paths if not path.is_file()] == []


def test_every_component_stylesheet_reaches_the_public_pages() -> None:
    files = {f"components/{path.name}" for path in (CSS / "components").glob("*.css")}
    imported = re.findall(r'^@import "(components/.*)";$', (CSS / "site.css").read_text(), re.M)

    assert sorted(imported) == sorted(files)


def test_every_colour_has_a_swatch() -> None:
    light = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")[0]
    swatches = re.findall(r'\[data-colour="([\w-]+)"\]', (CSS / "style-guide.css").read_text())

    assert COLOURS.split() == re.findall(r"--([\w-]+): #[0-9a-f]{6};", light)
    assert sorted(swatches) == sorted(COLOURS.split())


def test_every_error_page_is_linked() -> None:
    assert sorted(PAGES) == sorted(path.stem for path in (ROOT / "templates").glob("[45]*.html"))


@pytest.mark.django_db
def test_staff_see_every_specimen_with_its_sample_values(staff_client: Client) -> None:
    response = staff_client.get("/staff/styleguide/")

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('class="specimen"') == len(SPECIMENS)
    assert [one.name for one in SPECIMENS if f"<h3>{one.name}</h3>" not in page] == []
    assert "Our Miami clinic closes at noon today." in page
    assert "There is a problem" in page


@pytest.mark.django_db
@pytest.mark.parametrize("code", PAGES)
def test_staff_see_each_error_page_without_its_error(staff_client: Client, code: str) -> None:
    response = staff_client.get(reverse("staff:error_page", args=[code]))

    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.django_db
def test_an_unknown_error_page_is_not_found(staff_client: Client) -> None:
    assert staff_client.get("/staff/styleguide/403_nonsense/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/staff/styleguide/", "/staff/styleguide/404/"])
def test_a_stranger_is_sent_to_sign_in(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, f"/staff/login/?next={path}")


@pytest.mark.django_db
def test_people_who_do_not_work_at_the_desk_are_refused(client: Client) -> None:
    sign_in(client, User.objects.create_user("sample-editor", is_staff=False))

    assert client.get("/staff/styleguide/", follow=True).status_code == 403


@pytest.mark.django_db
def test_the_style_guide_is_only_read(staff_client: Client) -> None:
    assert staff_client.post("/staff/styleguide/").status_code == 405
