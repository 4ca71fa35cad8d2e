"""docs/security/roles.md against the site: every address, walked as everybody."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.test import Client, RequestFactory
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from clinic.staff import staff_site
from clinic.views import errors
from tests.clinic.access.addresses import every_address
from tests.clinic.access.filled import CODES, Stop, stops
from tests.clinic.access.keys import enter
from tests.clinic.access.pages_world import add_pages
from tests.clinic.access.table import WORDS, row_for, rows_of
from tests.clinic.access.walk import undone, visit
from tests.clinic.access.world import PEOPLE, SUPERUSER, World, make_world

EDITORS = ("marketing_editor", "clinical_reviewer", "publisher")


def names() -> list[str]:
    """Return what a line can be about: an address, or one of the doors behind an address."""
    addresses = every_address()
    return [f"{one.name} {code}".strip() for one in addresses for code in CODES.get(one.name, [""])]


def column(person: str) -> str:
    return "marketing_editor" if person == "marketing" else person


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> World:
    settings.MEDIA_ROOT = tmp_path
    world = make_world()
    add_pages(world)
    return world


@pytest.fixture
def unwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave pages unwritten: who may open one is settled before, and writing them takes minutes."""
    monkeypatch.setattr(TemplateResponse, "rendered_content", "")
    monkeypatch.setattr(errors, "_page", bare_page)


def bare_page(http: HttpRequest, template: str, status: int, more: Any = None) -> HttpResponse:
    return HttpResponse(status=status)


def browser_of(world: World, person: str) -> Client:
    client = Client(raise_request_exception=False)
    if user := world.people[person]:
        enter(client, user)
    return client


def test_every_address_has_a_row_and_every_row_an_address():
    rows, known = rows_of("Address"), names()

    assert [name for name in known if row_for(name, rows) is None] == []
    needed = [row_for(name, rows) for name in known]
    assert [row.name for row in rows if row not in needed] == []


def test_every_cell_is_one_of_the_words_that_the_page_explains():
    wrong = {cell for row in rows_of("Address") for name, cell in row.cells.items() if name != "address"}

    assert wrong <= set(WORDS)


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_is_received_as_the_table_says(person: str, world: World, unwritten: None):
    rows, browser, lies = rows_of("Address"), browser_of(world, person), []

    for address in every_address():
        for stop in stops(address, world, person):
            row = row_for(stop.row, rows)
            said = row.cells[column(person)] if row else "nothing"
            seen = visit(browser, stop.path, stop.data, stop.query).word
            if said != seen:
                lies.append(f"{stop.row}: the table says {said}, the site {seen}")

    assert lies == []


@pytest.mark.parametrize("person", PEOPLE[1:])
def test_the_actions_of_a_list_are_those_of_the_table(person: str, world: World):
    rows, user, given = rows_of("List"), world.people[person], set()

    for model, page in staff_site._registry.items():
        request = RequestFactory().get("/")
        request.user = user
        given |= {f"{model._meta.label_lower} {name}" for name in page.get_actions(request)}

    assert given == {row.name for row in rows if row.cells[column(person)] == "yes"}


@pytest.mark.parametrize("person", PEOPLE[1:])
def test_a_deletion_that_is_posted_to_a_list_does_nothing(person: str, world: World):
    browser = browser_of(world, person)

    for model in staff_site._registry:
        kind = model._meta.model_name
        posted = {"action": "delete_selected", "post": "yes", ACTION_CHECKBOX_NAME: [world.staff[kind].pk]}

        def count(model: Any = model, kind: str = kind, posted: dict[str, Any] = posted) -> tuple[int, int]:
            before = model._base_manager.count()
            browser.post(f"/staff/{model._meta.app_label}/{kind}/", posted)
            return before, model._base_manager.count()

        before, after = undone(browser, count)
        assert before == after > 0


def test_a_reviewer_changes_no_page_by_wagtails_actions_on_many_rows(world: World):
    bulk = [address for address in every_address() if address.name == "wagtail_bulk_action"]
    steps = [stop for address in bulk for stop in stops(address, world, "clinical_reviewer")]
    reviewer, root = browser_of(world, "clinical_reviewer"), browser_of(world, SUPERUSER)

    changed = {
        name: [stop.row for stop in steps if undone(client, partial(rows_changed_by, client, stop))]
        for name, client in (("reviewer", reviewer), ("superuser", root))
    }

    assert "wagtail_bulk_action wagtailcore.page.unpublish" in changed["superuser"]
    assert changed["reviewer"] == []


def rows_changed_by(client: Client, stop: Stop) -> bool:
    """Press “yes” on the page of an action, and say whether a page, a picture or a document differs."""
    before = rows_of_the_editors()
    client.post(stop.path + stop.query, {"include_descendants": "", "next": "/cms/"})
    return rows_of_the_editors() != before


def rows_of_the_editors() -> list[Any]:
    pages = Page.objects.order_by("pk").values_list("pk", "live", "path")
    return [
        *pages,
        *Image.objects.values_list("pk", flat=True),
        *Document.objects.values_list("pk", flat=True),
    ]


def test_editors_reach_nothing_at_the_front_desk(world: World):
    desk = [row for row in rows_of("Address") if row.name.startswith(("staff:", "/staff/"))]

    reached = {row.name for row in desk for editor in EDITORS if row.cells[editor] != "no"}
    held = [world.people[name].get_all_permissions() for name in ("marketing", *EDITORS[1:])]

    assert reached == {"staff:logout"}
    assert [name for names in held for name in names if name.startswith("appointments.")] == []


def test_nobody_at_all_deletes_what_is_about_a_patient():
    deleting = ("staff:appointments_appointmentrequest_delete", "staff:clinic_user_delete")
    rows = [row_for(name, rows_of("Address")) for name in deleting]

    assert [set(row.cells.values()) - {row.name} for row in rows if row] == [{"no"}, {"no"}]
