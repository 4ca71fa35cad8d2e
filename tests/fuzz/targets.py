"""Every form of the public site."""

from django.test import Client

from tests.appointments import posted
from tests.appointments.forms.screening.posted import POSTED
from tests.fuzz import outcomes as o
from tests.fuzz.doors import DOORS
from tests.fuzz.outcomes import Outcome
from tests.fuzz.target import Page, Target, shown_at
from tests.fuzz.world import World


def _checked(world: World, client: Client) -> Page:
    return posted.check(client, location="any").content.decode(), "/request/"


REQUEST = (
    Target(
        "request",
        "request/",
        lambda world: "/request/",
        shown_at(lambda world: "/request/"),
        500,
        posted.answers(location="any"),
    ),
    Target("request_change", "request/change/", lambda world: "/request/change/", _checked, 120),
    Target(
        "request_send",
        "request/send/",
        lambda world: "/request/send/",
        _checked,
        250,
        outcomes=o.REQUEST_SENT,
    ),
)


def _question(slug: str) -> Target:
    def path(world: World) -> str:
        return world.draft("answered", f"{slug}/")

    route = "consultation/<str:token>/<slug:slug>/"
    return Target(
        slug, route, path, shown_at(path), 80, POSTED[slug], outcomes=o.PAGE_SAVED, token="answered"
    )


def _of_draft(step: str, cases: int, outcomes: tuple[Outcome, ...], draft: str = "answered") -> Target:
    def path(world: World) -> str:
        return world.draft(draft, f"{step}/")

    def shown(world: World, client: Client) -> Page:
        """The button stands on the check page; one that is not there is pressed by its address."""
        return f'<form method="post" action="{path(world)}"><input type=hidden name="from" value="time">', "/"

    show = shown if step == "hold" else shown_at(path)
    return Target(
        step, f"consultation/<str:token>/{step}/", path, show, cases, outcomes=outcomes, token=draft
    )


CONSULTATION = (
    Target(
        "start",
        "consultation/",
        lambda world: "/consultation/",
        shown_at(lambda world: "/consultation/"),
        150,
        POSTED["start"],
        outcomes=o.DRAFT_STARTED,
    ),
    *(_question(slug) for slug in POSTED if slug not in ("start", "time")),
    _of_draft("time", 250, o.TIME_TOLD, "holding"),
    _of_draft("hold", 60, o.HOLD_EXTENDED, "holding"),
    _of_draft("later", 60, o.LINK_MAILED),
    _of_draft("check", 80, o.CONSULTATION_SENT, "holding"),
)


def _of_link(
    step: str,
    who: str,
    cases: int,
    outcomes: tuple[Outcome, ...] = (),
    page: str = "",
) -> Target:
    def path(world: World) -> str:
        return world.manage(who, f"{step}/")

    def show(world: World, client: Client) -> Page:
        address = world.manage(who, page or f"{step}/")
        return client.get(address, {"time": world.codes[1]}).content.decode(), address

    def on_page(world: World, client: Client) -> Page:
        address = world.manage(who)
        return client.get(address).content.decode(), address

    shown = on_page if page == "." else show
    return Target(
        f"{step}-{who}",
        f"manage/<str:token>/{step}/",
        path,
        shown,
        cases,
        picks_a_time=step == "move",
        outcomes=outcomes,
        token=who,
    )


MANAGE = (
    _of_link("accept", "offered", 120, o.ACCEPTED, "."),
    _of_link("decline", "offered", 60, o.DECLINED, "."),
    _of_link("move", "booked", 150),
    _of_link("move/check", "booked", 200, o.MOVED),
    _of_link("cancel", "booked", 80, o.CANCELLED),
    _of_link("cancel", "asked", 60, o.CANCELLED),
    _of_link("withdraw", "booked", 60, o.WITHDRAWN),
    _of_link("withdraw", "new", 60, o.WITHDRAWN),
    _of_link("again", "unreachable", 60, o.ASKED_AGAIN, "."),
    _of_link("details", "new", 200, o.DETAILS_CORRECTED),
    _of_link("messages", "booked", 60, o.STOPPED),
)
OTHERS = (
    Target(
        "new_link",
        "manage/",
        lambda world: "/manage/",
        shown_at(lambda world: "/manage/"),
        200,
        {"email": "marisol.q@mail.example", "reference": ""},
        outcomes=o.LINK_WISHED,
    ),
)
TARGETS = (*REQUEST, *CONSULTATION, *MANAGE, *OTHERS, *DOORS)
