"""The private link to a form: what it opens, for how long, and what it is answered with when it does not."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from appointments.actions.drafts import forget_old_drafts
from appointments.enums import MessageKind, RequestStatus
from appointments.models import (
    Appointment,
    AppointmentRequest,
    ManageLink,
    OccupiedTick,
    OutboundMessage,
    Resource,
    Screening,
)
from clinic.models import ClinicSettings
from tests.appointments.factories import NOON
from tests.appointments.forms.screening.posted import POSTED
from tests.appointments.views.consultation.browsing import (
    begin,
    code_of,
    fill_in,
    fill_in_all,
    link_to,
    main_of,
    post,
    the_draft,
)

pytestmark = pytest.mark.django_db

PLACES = ["", "you/", "part-4/", "time/", "check/", "later/", "hold/", "sent/"]
GONE = ["This link leads nowhere any more"]


def headings(page) -> list[str]:
    return main_of(page.content.decode()).texts("h1")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("token", ["x", "A" * 43, "%C3%BC", "ud800", "'--", "z" * 2000])
def test_token_that_is_none_leads_to_a_page_that_helps(client: Client, token: str, place: str) -> None:
    page = client.get(f"/consultation/{token}/{place}")

    assert (page.status_code, headings(page)) == (404, GONE)
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("place", PLACES[:-1])
def test_posting_with_a_token_that_is_none_changes_nothing(client: Client, place: str) -> None:
    assert client.post(f"/consultation/{'A' * 43}/{place}", {"time": "call"}).status_code == 404


def test_unknown_page_of_a_draft_is_not_found(client: Client, resource: Resource) -> None:
    assert client.get(f"{begin(client)}part-99/").status_code == 404


@pytest.mark.parametrize("place", ["you/", "check/", "time/", "later/", "hold/"])
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, resource: Resource, place: str, method: str) -> None:
    assert getattr(client, method)(f"{begin(client)}{place}").status_code == 405


def test_link_that_is_a_week_old_or_revoked_opens_nothing(client: Client, resource: Resource, clock) -> None:
    draft = begin(client)
    fill_in(client, draft, "you")
    before = client.get(f"{draft}you/").content.decode()

    ManageLink.objects.update(revoked_at=NOON)
    revoked = client.get(f"{draft}you/")
    ManageLink.objects.update(revoked_at=None)
    clock.move_to(NOON + timedelta(days=7, seconds=1))
    old = client.get(f"{draft}you/")

    assert "ada@mail.example" in before
    assert [(page.status_code, headings(page)) for page in (revoked, old)] == [(404, GONE)] * 2


def test_every_address_of_a_form_that_was_sent_leads_to_how_it_stands(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)
    fill_in_all(client, draft)
    client.post(f"{draft}check/")

    answers = [client.get(f"{draft}{place}") for place in PLACES[:-1]]
    again = [
        client.post(f"{draft}check/"),
        fill_in(client, draft, "part-5"),
        post(client, f"{draft}hold/", {}),
    ]

    assert {answer.url for answer in [*answers, *again]} == {f"{draft}sent/"}
    assert AppointmentRequest.objects.get().status == RequestStatus.NEW
    assert AppointmentRequest.objects.get().events.count() == 1
    html = client.get(f"{draft}sent/").content.decode()
    for personal in ("Ada", "Sample", "Addie", "ada@mail.example", "(305) 555-0123", "33130", "Aspirin"):
        assert personal not in html


def test_confirmation_of_a_draft_leads_back_to_its_form(client: Client, resource: Resource) -> None:
    draft = begin(client)

    assert client.get(f"{draft}sent/").url == draft


def test_two_tabs_keep_what_each_saved(client: Client, resource: Resource) -> None:
    draft = begin(client)
    other = link_to(the_draft())

    fill_in(client, draft, "part-1")
    fill_in(Client(), other, "part-2")

    answers = the_draft().screening.answers
    assert (answers["pain_kinds"], answers["peg_pain"]) == (["crps", "nerve"], 7)


def test_come_back_later_saves_the_page_and_shows_the_link(client: Client, resource: Resource) -> None:
    draft = begin(client)

    answer = fill_in(client, draft, "part-1", later="1")

    page = client.get(answer.url).content.decode()
    assert answer.url == f"{draft}later/"
    assert the_draft().screening.answers["pain_kinds"] == ["crps", "nerve"]
    assert f"{draft}</a>" in page
    assert "Come back any time until Wednesday, March 11" in " ".join(main_of(page).texts("p"))
    assert "You have not given us an email address yet." in page


def test_link_is_mailed_to_the_address_of_the_form_and_not_without_end(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)
    fill_in(client, draft, "you")

    answers = [client.post(f"{draft}later/") for _ in range(5)]

    assert {answer.url for answer in answers} == {f"{draft}later/?mailed=yes"}
    messages = OutboundMessage.objects.all()
    assert [message.kind for message in messages] == [MessageKind.RESUME_LINK] * 3
    assert "We are sending a link" in client.get(answers[0].url).content.decode()


def test_without_an_address_nothing_is_mailed(client: Client, resource: Resource) -> None:
    draft = begin(client)

    answer = client.post(f"{draft}later/")

    assert (answer.url, OutboundMessage.objects.count()) == (f"{draft}later/", 0)


def test_draft_is_forgotten_whole_a_week_after_it_was_saved_last(
    client: Client, resource: Resource, clock
) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    client.post(f"{draft}later/")
    models = (AppointmentRequest, Screening, ManageLink, Appointment, OccupiedTick, OutboundMessage)
    before = [model.objects.exists() for model in models]

    kept = forget_old_drafts(now=NOON + timedelta(days=7))
    clock.move_to(NOON + timedelta(days=7, seconds=1))
    call_command("worker", "--once")

    assert (before, kept) == ([True] * 6, 0)
    assert [model.objects.exists() for model in models] == [False] * 6


def test_form_that_was_sent_is_never_forgotten_as_a_draft(client: Client, resource: Resource) -> None:
    draft = begin(client)
    fill_in_all(client, draft)
    client.post(f"{draft}check/")

    assert forget_old_drafts(now=NOON + timedelta(days=30)) == 0
    assert Screening.objects.count() == 1


def test_body_above_the_limit_is_refused_with_a_page(client: Client, resource: Resource) -> None:
    page = post(client, f"{begin(client)}part-11/", POSTED["part-11"] | {"medicines": "x" * 70_000})

    assert page.status_code == 413


@pytest.mark.parametrize("setting", [{"requests_open": False}, {"screening_approved_on": None}])
def test_closed_or_not_approved_nobody_starts_but_whoever_has_started_goes_on(
    client: Client, resource: Resource, setting: dict
) -> None:
    draft = begin(client)
    clinic = ClinicSettings.load()
    for name, value in setting.items():
        setattr(clinic, name, value)
    clinic.save()

    page = client.get("/consultation/")

    assert headings(page) == ["Please call us"]
    assert 'name="adult"' not in page.content.decode()
    assert fill_in(client, draft, "you").status_code == 303


def test_request_form_leads_to_the_consultation_once_it_is_offered(client: Client) -> None:
    offered = "book a consultation" in client.get("/request/").content.decode()
    clinic = ClinicSettings.load()
    clinic.screening_approved_on = None
    clinic.save()

    assert [offered, "book a consultation" in client.get("/request/").content.decode()] == [True, False]
