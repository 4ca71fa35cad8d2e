"""The forms of signing in that a stranger sees."""

from collections.abc import Callable

from django.test import Client

from tests.clinic.doors.entering import PASSWORD as NEW_PASSWORD
from tests.clinic.doors.entering import code_now
from tests.clinic.doors.passkeys import ODD, answer
from tests.fuzz import outcomes as o
from tests.fuzz.target import Page, Target, shown_at
from tests.fuzz.world import PASSWORD, World

ELSEWHERE = (
    *(
        "https://evil.example/",
        "//evil.example/x",
        "https:evil.example",
        "///evil.example",
        "/\\/evil.example",
    ),
    *("https://testserver@evil.example/", "\thttps://evil.example", "https://evil.example:443/staff/"),
)


def _second_step(world: World, client: Client) -> Page:
    """Show the page after the right password; the client keeps the session, which is part of the world."""
    client.cookies.update(world.halfway)
    return client.get("/sign-in/second/").content.decode(), "/sign-in/second/"


def _written(path: str, **hidden: str) -> Callable[[World, Client], Page]:
    """Show a form that stands on pages of staff alone, but is taken from anybody."""
    fields = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in hidden.items())
    return lambda world, client: (f'<form method="post" action="{path}">{fields}</form>', "/")


def _at(path: str) -> Callable[[World], str]:
    return lambda world: path


def _by_link(world: World) -> str:
    return f"/sign-in/password/{world.tokens['password']}/"


DOORS = (
    Target(
        "account_login",
        "sign-in/",
        _at("/sign-in/"),
        shown_at(_at("/sign-in/?next=/staff/")),
        200,
        fill=lambda world: {"login": world.staff.username, "password": PASSWORD},
        outcomes=o.PASSWORD_GIVEN,
    ),
    Target(
        "second",
        "sign-in/second/",
        _at("/sign-in/second/"),
        _second_step,
        150,
        fill=lambda world: {"code": code_now()},
        outcomes=o.SECOND_GIVEN,
    ),
    # A right passkey takes a device that signs; what follows one is tested with the other factors.
    Target(
        "passkey",
        "sign-in/passkey/",
        _at("/sign-in/passkey/"),
        shown_at(_at("/sign-in/")),
        150,
        {"credential": answer()},
        outcomes=o.PASSKEY_REFUSED,
        odd=tuple(ODD.values()),
    ),
    Target(
        "second_by_passkey",
        "sign-in/second/",
        _at("/sign-in/second/"),
        _second_step,
        80,
        {"credential": answer()},
        outcomes=o.SECOND_GIVEN[:1],
        odd=tuple(ODD.values()),
    ),
    Target(
        "forgotten",
        "sign-in/forgotten/",
        _at("/sign-in/forgotten/"),
        shown_at(_at("/sign-in/forgotten/")),
        100,
        fill=lambda world: {"email": world.staff.email},
        outcomes=o.NEW_PASSWORD_ASKED,
    ),
    Target(
        "password",
        "sign-in/password/<str:token>/",
        _by_link,
        shown_at(_by_link),
        100,
        {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD},
        outcomes=o.PASSWORD_SET,
        token="password",
    ),
    Target(
        "sign_out",
        "sign-out/",
        _at("/sign-out/"),
        _written("/sign-out/", next="/sign-in/"),
        150,
        odd=ELSEWHERE * 9,
    ),
    Target(
        "stay",
        "sign-in/sessions/stay/",
        _at("/sign-in/sessions/stay/"),
        _written("/sign-in/sessions/stay/", csrfmiddlewaretoken="x"),
        30,
    ),
)
