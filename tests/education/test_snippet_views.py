"""The editors' lists and forms of what is kept once."""

import re

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from clinic.roles import Role
from education.models import Alert, GlossaryTerm, HomePage, Menu, MenuItem, Price, ReusableContent
from education.sample.build import text
from tests.appointments.factories import make_staff
from tests.education.conftest import MakeArticle
from tests.signed_in import sign_in

KINDS = {
    "glossaryterm": lambda: GlossaryTerm.objects.create(term="xyz", definition="Plain."),
    "reusablecontent": lambda: ReusableContent.objects.create(name="xyz", body=[text("Plain.")]),
    "alert": lambda: Alert.objects.create(title="xyz", text="Plain."),
    "menu": lambda: Menu.objects.create(place="header"),
    "price": lambda: Price.objects.create(name="xyz"),
}


@pytest.fixture
def marketing(db: None, client: Client) -> Client:
    sign_in(client, make_staff(Role.MARKETING))
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_marketing_lists_adds_and_edits_each_kind(marketing: Client, kind: str) -> None:
    snippet = KINDS[kind]()
    base = f"/cms/snippets/education/{kind}"

    pages = [marketing.get(path) for path in (f"{base}/", f"{base}/add/", f"{base}/edit/{snippet.pk}/")]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [str(snippet) in page.content.decode() for page in (pages[0], pages[2])] == [True, True]


@pytest.mark.parametrize("kind", ["glossaryterm", "reusablecontent"])
def test_marketing_writes_medicine_and_does_not_publish_it(marketing: Client, kind: str) -> None:
    snippet = KINDS[kind]()

    html = marketing.get(f"/cms/snippets/education/{kind}/edit/{snippet.pk}/").content.decode()

    assert "Save draft" in html
    assert 'name="action-publish"' not in html


def test_marketing_makes_a_menu_in_the_editor(marketing: Client, home: HomePage) -> None:
    Menu.objects.all().delete()
    lines = [{"title": "Ask us", "page": "", "address": "/request/", "id": ""}]

    response = marketing.post(
        "/cms/snippets/education/menu/add/",
        nested_form_data({"place": "header", "items": inline_formset(lines)}),
    )

    assert response.status_code == 302
    assert [(item.menu.place, item.words, item.url()) for item in MenuItem.objects.all()] == [
        ("header", "Ask us", "/request/")
    ]
    assert "Ask us" in Client().get("/").content.decode()


def test_an_alert_shows_from_the_moment_it_is_saved(marketing: Client, home: HomePage) -> None:
    form = {"title": "Storm", "text": "We call.", "tone": "", "is_on": "on", "pages": inline_formset([])}

    response = marketing.post("/cms/snippets/education/alert/add/", nested_form_data(form))

    assert response.status_code == 302
    assert "Storm" in Client().get("/").content.decode()


@pytest.mark.parametrize(("count", "said"), [(1, "1 page"), (2, "2 pages")])
def test_a_passage_says_on_how_many_pages_it_stands(
    marketing: Client, make_article: MakeArticle, count: int, said: str
) -> None:
    passage = KINDS["reusablecontent"]()
    for number in range(count):
        make_article(
            slug=f"sleep-{number}",
            body=[{"type": "reusable_content", "value": {"content": passage.pk}} for _ in range(2)],
        )

    row = marketing.get("/cms/snippets/education/reusablecontent/").content.decode()
    form = marketing.get(f"/cms/snippets/education/reusablecontent/edit/{passage.pk}/").content.decode()

    link = rf'href="/cms/snippets/education/reusablecontent/usage/{passage.pk}/">{said}</a>'
    assert [len(re.findall(link, html)) for html in (row, form)] == [1, 1]
