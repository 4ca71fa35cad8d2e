"""Every public page is valid HTML whose references lead somewhere. A new public page joins PAGES."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from django.test import Client, RequestFactory

from clinic.models import ClinicSettings, Location
from clinic.style_guide import PAGES as ERROR_PAGES
from tests.appointments import posted
from tests.markup import faults_of

ARTICLE = "/ketamine-for-chronic-pain/"


def answered(client: Client) -> dict[str, Any]:
    return {"location": str(Location.objects.order_by("pk").first().pk)}


def with_errors(client: Client) -> str:
    return text_of(posted.check(client, first_name="", phone="1", location="", privacy=None))


def change(client: Client) -> str:
    sealed = posted.sealed_of(posted.check(client, **answered(client)))
    return text_of(client.post("/request/change/", {"sealed": sealed}))


def confirmation(client: Client) -> str:
    return text_of(client.get(posted.send(client, **answered(client)).url))


def switched_off(client: Client) -> str:
    clinic = ClinicSettings.load()
    clinic.requests_open = False
    clinic.save()
    return text_of(client.get("/request/"))


def refused_sign_in(client: Client) -> str:
    return text_of(client.post("/sign-in/", {"login": "ana", "password": "wrong"}))


def at(path: str) -> Callable[[Client], str]:
    return lambda client: text_of(client.get(path))


def template(name: str) -> Callable[[Client], str]:
    return lambda client: get_template(name).render({"phone": "(305) 555-0100"}, RequestFactory().get("/"))


def text_of(response: Any) -> str:
    return response.content.decode()


PAGES: dict[str, Callable[[Client], str]] = {
    "home": at("/"),
    "article": at(ARTICLE),
    "request": at(f"/request/?from={ARTICLE}"),
    "request with errors": with_errors,
    "check": lambda client: text_of(posted.check(client, **answered(client))),
    "check with a likely typo": lambda client: text_of(
        posted.check(client, email="ada@gmial.com", **answered(client))
    ),
    "change": change,
    "confirmation": confirmation,
    "sign-in": at("/sign-in/"),
    "sign-in refused": refused_sign_in,
    **{name: template(f"{name}.html") for name in ERROR_PAGES},
    # Last, because it changes the clinic's settings.
    "requests switched off": switched_off,
}


@pytest.mark.django_db
def test_every_page_is_valid_and_its_references_lead_somewhere(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("load_sample", verbosity=0)

    pages = {name: page(Client()) for name, page in PAGES.items()}

    assert [name for name, html in pages.items() if "</main>" not in html] == []
    assert {name: found for name, html in pages.items() if (found := faults_of(html))} == {}


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("<p>Fine<br>so</p>", []),
        ("<p><ul><li>A</li></ul></p>", ["line 1: unexpected-end-tag"]),
        ("</div>", ["line 1: end-tag-too-early"]),
        ("<b>A", ["line 1: end-tag-too-early"]),
        ('<i id="a" id="b">A</i>', ["line 1: duplicate-attribute"]),
        ("A &nosuch; B", ["line 1: expected-named-entity"]),
        ('<i id="a"></i><i id="a"></i>', ["id a is there 2 times"]),
        ('<label for="a">A</label>', ["for of <label> leads to no a"]),
        ('<p id="a" aria-labelledby="a b">A</p>', ["aria-labelledby of <p> leads to no b"]),
        ('<a href="#a">A</a>', ["href of <a> leads to no a"]),
        ("<h3>A</h3>", ["h3 follows h1"]),
        ("<h1>A</h1>", ["there are 2 h1"]),
        ("<span><div>A</div></span>", ["<div> in <span>"]),
        ('<a href="/"><div>A</div></a>', []),
        ('<a href="/"><input></a>', ["<input> in <a>"]),
        ("<ul><div><li>A</li></div></ul>", ["<div> in <ul>"]),
    ],
)
def test_a_fault_is_told_from_what_is_well(body: str, faults: list[str]) -> None:
    page = f'<!DOCTYPE html><html lang="en"><title>A</title><body><main><h1>A</h1>{body}</main></body></html>'

    assert faults_of(page) == faults
