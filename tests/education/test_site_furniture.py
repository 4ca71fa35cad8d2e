"""Menus and alerts: what stands around every page, and what it costs."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import timezone

from education.models import Alert, AlertPage, ArticlePage, GuidePage, HomePage, Menu, MenuItem
from education.sample import load_sample_pages
from tests.education.conftest import MakeArticle

pytestmark = pytest.mark.usefixtures("sample_pages")

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def make_menu(place: str, *items: MenuItem) -> Menu:
    menu = Menu(place=place)
    menu.items = list(items)
    menu.save()
    return menu


def links(html: str, start: str, end: str) -> list[tuple[str, str]]:
    part = html.split(start)[1].split(end)[0]
    return re.findall(r'<a\s+href="([^"]+)"[^>]*>([^<]+)</a>', part)


def test_the_menus_show_their_lines_in_order(client: Client, make_article: MakeArticle) -> None:
    page, draft = make_article(slug="sleep"), make_article(slug="secret", title="Secret")
    draft.unpublish()
    make_menu(
        "header",
        MenuItem(page=page, sort_order=2),
        MenuItem(address="/request/", title="Ask us", sort_order=1),
        MenuItem(page=draft, sort_order=0),
    )
    make_menu("footer", MenuItem(page=page, title="On sleep"))

    html = client.get("/sleep/").content.decode()

    header = [("/request/", "Ask us"), ("/sleep/", "Sleep and pain")]
    assert links(html, '<details class="menu">', "</details>") == header
    assert links(html, '<nav class="site-nav site-nav--row"', "</nav>") == header
    assert links(html, '<nav class="site-footer__nav"', "</nav>") == [("/sleep/", "On sleep")]
    assert html.count('aria-current="page"') == 4


def test_without_menus_there_are_none(client: Client, home: HomePage) -> None:
    Menu.objects.all().delete()

    html = client.get("/").content.decode()

    assert [part in html for part in ("<header", 'class="menu"', "site-nav", "site-footer__nav")] == [
        True,
        False,
        False,
        False,
    ]


def test_both_menus_cost_one_query(home: HomePage, django_assert_num_queries: Any) -> None:
    make_menu("header", MenuItem(page=home), MenuItem(page=home), MenuItem(page=home))
    make_menu("footer", MenuItem(page=home))
    template = Template(
        '{% load site_furniture %}{% site_menu "header" as a %}{% site_menu "footer" as b %}'
        "{% for line in a %}{{ line.url }} {% endfor %}{{ b.0.title }}"
    )
    request = RequestFactory().get("/")
    home.get_url(request)  # Every page has asked for its site before.

    with django_assert_num_queries(1):
        shown = template.render(Context({"request": request}))

    assert shown == "/ / / Home"


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (MenuItem(), {"__all__": ["Choose a page or write an address, and not both."]}),
        (MenuItem(address="/a/"), {"title": ["An address needs a title."]}),
        (MenuItem(address="//evil.example", title="x"), {"address": ["Begin with / or https://."]}),
        (MenuItem(address="javascript:alert(1)", title="x"), {"address": ["Begin with / or https://."]}),
    ],
)
def test_a_line_that_leads_nowhere_is_refused(db: None, item: MenuItem, told: dict[str, list[str]]) -> None:
    item.menu = Menu.objects.create(place="header")

    with pytest.raises(ValidationError) as refusal:
        item.full_clean()

    assert refusal.value.message_dict == told


def test_a_place_has_one_menu(db: None) -> None:
    Menu.objects.create(place="header")

    with pytest.raises(IntegrityError):
        Menu.objects.create(place="header")


def make_alert(**fields: Any) -> Alert:
    return Alert.objects.create(**({"title": "Storm", "text": "We call you.", "is_on": True} | fields))


def test_an_alert_folds_without_script_and_has_a_name(client: Client, home: HomePage) -> None:
    make_alert(tone="urgent")

    html = client.get("/").content.decode()

    [alert] = re.findall(r'<aside\s+class="alert alert--urgent".*?</aside>', html, re.DOTALL)
    assert 'aria-label="Storm"' in alert
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", alert)).strip() == "Storm We call you."
    assert "<details open>" in alert
    assert html.index("</header>") < html.index(alert) < html.index("<main")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, True),
        ({"is_on": False}, False),
        ({"shows_from": NOW}, True),
        ({"shows_from": NOW + HOUR}, False),
        ({"shows_until": NOW + HOUR}, True),
        ({"shows_until": NOW}, False),
        ({"shows_from": NOW - HOUR, "shows_until": NOW + HOUR}, True),
    ],
)
def test_an_alert_comes_and_goes_by_its_dates(db: None, fields: dict[str, Any], shown: bool) -> None:
    make_alert(**fields)

    assert Alert.objects.shown(NOW).exists() is shown


def test_an_alert_for_pages_shows_there_and_below_alone(client: Client, home: HomePage) -> None:
    guide = home.add_child(instance=GuidePage(title="Pain", slug="pain", summary="Plain."))
    guide.add_child(instance=ArticlePage(title="One", slug="one", summary="Plain."))
    home.add_child(instance=ArticlePage(title="Two", slug="two", summary="Plain."))
    alert = make_alert()
    AlertPage.objects.create(alert=alert, page=guide)

    places = ["/", "/pain/", "/pain/one/", "/two/", "/request/"]

    assert [place for place in places if "Storm" in client.get(place).content.decode()] == [
        "/pain/",
        "/pain/one/",
    ]


def test_an_alert_for_the_whole_site_shows_on_forms_too(client: Client, home: HomePage) -> None:
    make_alert()

    assert "Storm" in client.get("/request/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_alerts_cost_one_query(home: HomePage, django_assert_num_queries: Any, count: int) -> None:
    for _ in range(count):
        AlertPage.objects.create(alert=make_alert(), page=home)
    template = Template("{% load site_furniture %}{% site_alerts as a %}{{ a|length }}")

    with django_assert_num_queries(1):
        shown = template.render(Context({"page": home}))

    assert shown == str(count)


def test_the_next_change_is_the_nearest_date_to_come(db: None) -> None:
    assert Alert.objects.next_change(NOW) is None
    make_alert(shows_from=NOW - HOUR, shows_until=NOW + 3 * HOUR)
    make_alert(shows_from=NOW + 2 * HOUR)
    make_alert(shows_from=NOW + HOUR, is_on=False)

    assert Alert.objects.next_change(NOW) == NOW + 2 * HOUR


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"shows_from": NOW, "shows_until": NOW - HOUR, "is_on": False},
            {"__all__": ["An alert must end after it begins."]},
        ),
        (
            {"shows_until": timezone.now() - HOUR},
            {"shows_until": ["This is over already. Choose a later time."]},
        ),
    ],
)
def test_an_alert_that_could_never_show_is_refused(
    db: None, fields: dict[str, Any], told: dict[str, list[str]]
) -> None:
    alert = Alert(**({"title": "Storm", "text": "Wait.", "is_on": True} | fields))

    with pytest.raises(ValidationError) as refusal:
        alert.full_clean()

    assert refusal.value.message_dict == told


def test_the_sample_menus_name_the_pages_that_are_there(home: HomePage) -> None:
    Menu.objects.all().delete()
    for slug in ("locations", "about", "privacy", "conditions"):
        home.get_children().filter(slug=slug).delete()
    for slug in ("about", "conditions"):
        home.add_child(instance=ArticlePage(title=slug, slug=slug, summary="Plain."))

    load_sample_pages()

    lines = [(item.menu.place, item.words) for item in MenuItem.objects.shown()]
    assert [line for line in lines if line[1] in {"Conditions", "About us"}] == [
        ("footer", "About us"),
        ("header", "Conditions"),
        ("header", "About us"),
    ]


def test_the_sample_alert_is_there_and_off(home: HomePage, client: Client) -> None:
    assert list(Alert.objects.values_list("is_on", flat=True)) == [False]
    assert Alert.objects.get().title not in client.get("/").content.decode()


def test_loading_again_keeps_what_an_editor_made_of_it(home: HomePage) -> None:
    Menu.objects.all().delete()
    make_menu("header", MenuItem(address="/mine/", title="Mine"))
    Alert.objects.update(title="Mine")

    load_sample_pages()

    assert [item.words for item in MenuItem.objects.filter(menu__place="header")] == ["Mine"]
    assert [alert.title for alert in Alert.objects.all()] == ["Mine"]
