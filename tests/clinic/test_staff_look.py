"""The staff side wears the clinic's clothes: the front desk at /staff/ and the editors at /cms/."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string
from django.test import Client

from appointments.models import RequestTopic
from clinic.models import ClinicSettings, User
from tests.appointments.factories import make_location, make_request
from tests.signed_in import sign_in

CSS = Path(settings.ROOT) / "static" / "css"
SHARED = ["chip", "empty-state", "toast"]
STAFF_PAGES = [
    "/staff/?menu",
    "/staff/appointments/appointmentrequest/",
    "/staff/appointments/appointmentrequest/numbers/",
    "/staff/appointments/appointmentrequest/{request}/change/",
    "/staff/appointments/requesttopic/",
    "/staff/clinic/",
    "/staff/clinic/location/add/",
    "/staff/clinic/location/{location}/change/",
    "/staff/clinic/location/{location}/history/",
    "/staff/clinic/user/",
    "/staff/clinic/user/{user}/password/",
]


@pytest.fixture
def manager(db: None, client: Client) -> Client:
    """Sign in somebody who may see every page."""
    user = User.objects.create_superuser("manager", password="a long enough password")
    sign_in(client, user)
    return client


def sheets(html: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)


@pytest.mark.parametrize("path", STAFF_PAGES)
def test_a_staff_page_links_djangos_sheets_and_then_ours_alone(manager: Client, path: str) -> None:
    place, request = make_location(), make_request()
    user = User.objects.get(username="manager")
    response = manager.get(path.format(request=request.pk, location=place.pk, user=user.pk))

    *djangos, ours = sheets(response.content.decode())

    assert response.status_code == 200
    assert ours == "/static/css/staff.css"
    assert {name.rpartition("/")[0] for name in djangos} == {"/static/admin/css"}


def test_the_scheme_follows_the_system_alone(manager: Client) -> None:
    html = manager.get("/staff/?menu").content.decode()

    assert [name for name in ("dark_mode.css", "theme.js", "theme-toggle") if name in html] == []
    assert '<meta name="color-scheme" content="light dark"' in html


def test_the_front_desks_header_shows_the_symbol_and_where_one_is(manager: Client) -> None:
    symbol = render_to_string("components/symbol.html").strip()
    queue = manager.get("/staff/appointments/appointmentrequest/").content.decode()
    lists = manager.get("/staff/?menu").content.decode()

    assert symbol in queue
    assert [re.findall(r'aria-current="true"\s*>([^<]+)<', html) for html in (queue, lists)] == [
        ["Queue"],
        ["Lists and settings"],
    ]


def test_what_was_done_is_said_in_a_toast(manager: Client) -> None:
    user = User.objects.get(username="manager")
    passwords = dict.fromkeys(["password1", "password2"], "another long password")

    html = manager.post(f"/staff/clinic/user/{user.pk}/password/", passwords, follow=True).content.decode()

    toasts = re.findall(r'<div\s+class="toast ([^"]+)"\s+role="(\w+)"', html)
    assert toasts == [("toast--success", "status")]
    assert "<p>Password changed successfully.</p>" in html


def test_every_field_of_a_row_has_a_name_that_is_read_out(manager: Client) -> None:
    place = make_location()

    rows = manager.get(f"/staff/clinic/location/{place.pk}/change/").content.decode()
    topics = manager.get("/staff/appointments/requesttopic/").content.decode()

    fields = re.findall(
        r'<(?:input type="(?:text|checkbox)"|select)[^>]* id="(id_opening_hours-\d[^"]+)"', rows
    )
    assert len(fields) == 5 * 4
    assert [name for name in fields if f'for="{name}"' not in rows] == []
    inputs = re.findall(r'<input type="(?:number|checkbox)" name="form-\d[^>]*>', topics)
    assert len(inputs) == RequestTopic.objects.count() * 2
    assert [text for text in inputs if "aria-label=" not in text] == []


def test_the_editors_overview_shows_the_clinics_name_and_symbol(manager: Client) -> None:
    words = ClinicSettings.load()
    words.name, words.short_name = "Sample Pain Clinic", "Sample Pain"
    words.save()

    html = manager.get("/cms/").content.decode()

    assert render_to_string("components/symbol.html").strip() in html
    assert re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", html) == ["Sample Pain Clinic"]
    assert re.findall(r"<title>\s*(.*?)\s*</title>", html, re.S) == ["Dashboard - Sample Pain"]
    assert '<span class="clinic-brand__name">Sample Pain</span>' in html
    assert re.findall(r'<link rel="[^"]*icon" href="([^"]+)"', html) == ["/static/img/favicon.svg"]


def test_the_editors_side_is_in_our_colours_and_asks_nothing_of_other_sites(manager: Client) -> None:
    html = manager.get("/cms/").content.decode()

    loaded = re.findall(r'<(?:link|script|img|iframe)\b[^>]*?(?:href|src)="([^"]+)"', html)
    assert sheets(html)[-2:] == ["/static/css/tokens.css", "/static/css/staff/cms.css"]
    assert [address for address in loaded if not address.startswith(("/static/", "/cms/"))] == []


def test_a_lost_editor_is_led_back(manager: Client) -> None:
    response = manager.get("/cms/nothing/")

    assert response.status_code == 404
    assert '<a class="button" href="/cms/">Back to the overview</a>' in response.content.decode()


@pytest.mark.parametrize(
    ("tone", "role"), [("success", "status"), ("info", "status"), ("warning", "alert"), ("error", "alert")]
)
def test_a_toast_interrupts_only_with_bad_news(tone: str, role: str) -> None:
    html = get_template("components/toast.html").render({"tone": tone, "text": "<b>Saved</b>"})

    assert f'role="{role}"' in html
    assert "<p>&lt;b&gt;Saved&lt;/b&gt;</p>" in html


def test_a_chip_without_a_tone_is_quiet() -> None:
    html = get_template("components/chip.html").render({"text": "contacted"})

    assert html.strip() == '<span class="chip chip--quiet">contacted</span>'


def test_an_empty_state_shows_its_picture_or_the_quiet_line() -> None:
    template = get_template("components/empty_state.html")

    line = template.render({"title": "All caught up"})
    picture = template.render({"title": "All caught up", "picture": "components/symbol.html"})

    symbol = render_to_string("components/symbol.html").strip()
    assert (line.count("<svg"), symbol in line) == (1, False)
    assert (picture.count("<svg"), symbol in picture) == (1, True)
    assert "<a " not in line


def test_the_staff_sheet_lists_every_file_of_its_folder_and_no_other() -> None:
    named = re.findall(r'^@import "([^"]+)";$', (CSS / "staff.css").read_text(), re.M)
    folder = {f"staff/{path.name}" for path in (CSS / "staff").glob("*.css")} - {"staff/cms.css"}

    assert {name for name in named if name.startswith("staff/")} == folder
    assert [name for name in named if not (CSS / name).is_file()] == []


def test_the_staff_sheets_hold_no_colour_but_the_tokens() -> None:
    files = [*(CSS / "staff").glob("*.css"), *(CSS / f"components/{name}.css" for name in SHARED)]
    colour = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|\b(?:rgb|hsl)a?\(")

    found = {path.name: colour.findall(path.read_text()) for path in files}

    assert len(found) > 15
    assert {name: hits for name, hits in found.items() if hits} == {}
