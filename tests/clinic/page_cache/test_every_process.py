"""Right at once on every web process: real gunicorn, and changes that another process makes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from clinic.models import ClinicSettings, Location, User
from education.models import Alert, HomePage, Menu, MenuItem, TreatmentPage
from education.sample import load_sample_pages
from education.sample.tree import TREE
from tests.clinic.page_cache.asking import ARTICLE, use_generation_in
from tests.clinic.page_cache.web_processes import PROCESSES, WebProcesses, web_processes
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(transactional_db: None, tmp_path: Path, settings: Any) -> Iterator[WebProcesses]:
    """Both processes hold the article and the home page."""
    use_generation_in(tmp_path, settings)
    load_sample_pages(TREE[:1])
    with web_processes(tmp_path) as site:
        for path in (ARTICLE, "/") * 2:
            site.get(path)
        yield site


def shown(site: WebProcesses, path: str, words: str) -> list[bool]:
    """Say for each process whether the page that it sends holds the words."""
    return [words in text for text in site.get(path).values()]


def test_after_publish_the_next_request_to_every_process_shows_the_new_text(site: WebProcesses) -> None:
    article = TreatmentPage.objects.get()
    article.title = "Ketamine, looked at again"
    draft = article.save_revision()
    # To show that the old page was in memory: SQL alone tells nobody.
    Page.objects.filter(pk=article.pk).update(title="Behind everybody's back")
    assert shown(site, ARTICLE, "Behind everybody's back") == [False] * PROCESSES

    draft.publish()

    assert shown(site, ARTICLE, "<h1>Ketamine, looked at again</h1>") == [True] * PROCESSES
    assert shown(site, "/", "Ketamine, looked at again") == [True] * PROCESSES


def test_menus_settings_and_places_change_on_every_page_of_every_process(site: WebProcesses) -> None:
    clinic = ClinicSettings.load()
    clinic.phone = "(305) 555-0142"
    clinic.save()
    assert shown(site, ARTICLE, "(305) 555-0142") == [True] * PROCESSES

    menu = Menu(place=Menu.Place.HEADER)
    menu.items = [MenuItem(page=TreatmentPage.objects.get(), title="What is known", sort_order=0)]
    menu.save()
    assert shown(site, "/", "What is known</a>") == [True] * PROCESSES

    Alert.objects.create(title="We close at noon", text="Call us.", is_on=True)
    assert shown(site, ARTICLE, "We close at noon") == [True] * PROCESSES

    Location.objects.create(name="Pier Nine", city="Tampa")
    assert shown(site, "/", "Pier Nine") == [True] * PROCESSES


def test_an_editor_who_presses_publish_sees_it_everywhere_when_the_answer_comes(site: WebProcesses) -> None:
    editor = Client()
    sign_in(editor, User.objects.create_superuser("editor"))
    home = HomePage.objects.get()
    form = {
        "title": home.title,
        "slug": home.slug,
        "hero_heading": "A heading that is new",
        "hero_lead": "Lead.",
    }
    form |= {"hero_action": "Ask", "action-publish": "yes", "body-count": "0"}
    form |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}

    answer = editor.post(f"/cms/pages/{home.pk}/edit/", nested_form_data(form))

    assert answer.status_code == 302
    assert shown(site, "/", "<h1>A heading that is new</h1>") == [True] * PROCESSES
