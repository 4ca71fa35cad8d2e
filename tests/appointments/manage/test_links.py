"""Links that work no more, links that never were, and “send me a new link”."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from appointments.actions.links import link_address, revoke_links
from appointments.actions.new_links import fulfil_link_wishes
from appointments.enums import ClosedReason, LinkPurpose, MessageKind, RequestStatus
from appointments.models import Actor, Event, LinkWish, OutboundMessage
from tests.appointments.calendar import book, make_draft, make_resource
from tests.appointments.factories import NOON, make_request
from tests.appointments.manage.opened import heading_of, path, text_of, token_of

STEPS = ["accept/", "decline/", "move/", "move/check/", "cancel/", "withdraw/", "details/", "messages/"]
EMAIL = "ada@mail.example"
WORDS = re.compile(r"\w+")


def test_the_address_of_a_link_leads_to_the_page(client: Client) -> None:
    token = token_of(make_request())

    address = link_address(LinkPurpose.MANAGE, token)

    assert address.endswith(path(token))
    assert client.get(path(token)).status_code == 200


@pytest.mark.parametrize(
    ("method", "step"),
    [("get", step) for step in ["", *STEPS, "appointment.ics"]] + [("post", step) for step in STEPS],
)
def test_unknown_expired_and_revoked_links_look_alike(client: Client, noon, method: str, step: str) -> None:
    booked = book(make_resource())
    revoked, expired = token_of(booked.request), token_of(booked.request, now=NOON - timedelta(days=91))
    revoke_links(request=booked.request, by=Actor.SYSTEM, now=NOON)

    pages = [getattr(client, method)(path(token, step)) for token in (revoked, expired, "never-was")]

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert len({text_of(page) for page in pages}) == 1
    assert heading_of(pages[0]) == "This link does not work"
    assert 'href="/manage/"' in pages[0].content.decode()
    assert {page["Referrer-Policy"] for page in pages} == {"no-referrer"}
    assert ["no-store" in page["Cache-Control"] for page in pages] == [True, True, True]


@pytest.mark.parametrize(
    "token", ["%FF%FE", "é" * 50, "🌊", "%E2%80%AE", "x" * 3000, "..", "'; DROP TABLE x", "%25", "%0A", "<b>"]
)
def test_a_tampered_token_is_a_clear_answer(client: Client, token: str) -> None:
    page = client.get(f"/manage/{token}/")

    assert page.status_code == 404
    assert heading_of(page) == "This link does not work"


def test_a_nul_in_the_token_is_refused(client: Client) -> None:
    assert client.get("/manage/%00/").status_code == 400


def test_another_requests_link_shows_nothing_of_this_one(client: Client) -> None:
    mine, theirs = make_request(), make_request()

    page = client.get(path(token_of(mine))).content.decode()

    assert mine.reference in page
    assert theirs.reference not in page


@pytest.mark.parametrize("purpose", LinkPurpose.values)
def test_the_link_of_a_draft_leads_back_to_its_form(client: Client, purpose: str) -> None:
    token = token_of(make_draft(), purpose=purpose)

    page = client.get(path(token))

    assert (page.status_code, page["Location"]) == (302, f"/consultation/{token}/")


def test_a_resume_link_of_a_form_that_was_sent_shows_how_it_stands(client: Client) -> None:
    token = token_of(make_request(), purpose=LinkPurpose.RESUME)

    assert heading_of(client.get(path(token))) == "Requested: not booked yet"


def ask_for_link(client: Client, email: str = EMAIL, **told: str):
    return client.post("/manage/", {"email": email} | told)


def ask_and_look(client: Client, email: str = EMAIL, **told: str):
    """Ask, and let the worker look whose address it is."""
    answer = ask_for_link(client, email, **told)
    fulfil_link_wishes(now=NOON)
    return answer


def owed() -> list[tuple[int, str]]:
    return sorted(OutboundMessage.objects.values_list("request_id", "kind"))


def test_a_new_link_is_owed_for_each_recent_request_with_the_email(client: Client) -> None:
    one, other, draft = make_request(), make_request(status=RequestStatus.SCHEDULED), make_draft()
    make_request(email="someone@mail.example")

    answer = ask_and_look(client, " ADA@mail.example ")

    assert (answer.status_code, answer["Location"]) == (303, "/manage/asked/")
    assert owed() == sorted([(one.pk, "new_link"), (other.pk, "new_link"), (draft.pk, "resume_link")])
    assert {message.send_after for message in OutboundMessage.objects.all()} == {NOON}
    assert Event.objects.count() == 0


def test_a_reference_picks_one_request(client: Client) -> None:
    make_request()
    wanted = make_request()

    ask_and_look(client, reference=wanted.reference.lower().replace("-", " "))

    assert owed() == [(wanted.pk, "new_link")]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": RequestStatus.QUARANTINED},
        {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.WITHDRAWN},
        {"status": RequestStatus.CLOSED, "closed_reason": ClosedReason.SPAM},
        {"status": RequestStatus.CLOSED, "closed_at": NOON - timedelta(days=91)},
    ],
)
def test_what_is_withdrawn_suspected_or_long_over_gets_no_link(client: Client, changes: dict) -> None:
    make_request(**changes)

    ask_and_look(client)

    assert owed() == []


def test_a_request_that_ended_lately_gets_one(client: Client) -> None:
    ended = make_request(status=RequestStatus.CLOSED)

    ask_and_look(client)

    assert owed() == [(ended.pk, MessageKind.NEW_LINK)]


def test_the_answer_is_the_same_for_a_stranger(client: Client) -> None:
    make_request()

    known, unknown = ask_for_link(client), ask_for_link(client, "stranger@mail.example")
    pages = [client.get(answer["Location"]) for answer in (known, unknown)]

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert text_of(pages[0]) == text_of(pages[1])
    assert "If we have a request with that email address, a new link is on its way to it." in text_of(
        pages[0]
    )


def test_a_stranger_is_answered_with_the_same_bytes_after_the_same_statements(client: Client) -> None:
    make_request()
    ask_for_link(client, "first@mail.example")

    answers, statements = [], []
    for email in (EMAIL, "eve@mail.example"):  # Equally long, as the encrypted value shows in blocks.
        with CaptureQueriesContext(connection) as asked:
            answers.append(ask_for_link(client, email))
        statements.append([WORDS.findall(query["sql"])[:4] for query in asked])

    # Each answer has a code of its own, drawn at random.
    headers = [{**answer.headers, "X-Request-ID": ""} for answer in answers]
    known, unknown = (
        (answer.status_code, found, answer.content) for answer, found in zip(answers, headers, strict=True)
    )
    assert known == unknown
    assert statements[0] == statements[1]
    assert [words[0] for words in statements[0]] == ["INSERT"] * 4  # everybody, here, this contact, the wish
    assert fulfil_link_wishes(now=NOON) == 3
    assert len(owed()) == 1


def test_the_worker_forgets_who_asked(client: Client) -> None:
    make_request()
    ask_for_link(client)

    counts = [fulfil_link_wishes(now=NOON), fulfil_link_wishes(now=NOON)]

    assert counts == [1, 0]
    assert (LinkWish.objects.count(), len(owed())) == (0, 1)


@pytest.mark.parametrize("email", [EMAIL, "stranger@mail.example"])
def test_the_fourth_time_a_day_is_too_often_for_anybody(client: Client, email: str) -> None:
    make_request()
    answers = [ask_and_look(client, email) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert heading_of(answers[-1]) == "Please wait, or call us"
    assert len(owed()) == (3 if email == EMAIL else 0)


def test_one_address_asks_ten_times_an_hour_at_most(client: Client, noon) -> None:
    make_request()
    answers = [ask_for_link(client, f"person{n}@mail.example") for n in range(11)]
    noon.move_to(NOON + timedelta(hours=1), tick=False)

    assert [answer.status_code for answer in answers] == [303] * 10 + [429]
    assert ask_for_link(client).status_code == 303


@pytest.mark.parametrize(
    ("email", "errors"),
    [
        ("", ["Enter an email address"]),
        ("ada", ["Enter an email address, like name@example.com"]),
        ("a\x00@b.c", None),
        ("é" * 300, None),
    ],
)
def test_what_is_no_email_address_is_asked_for_again(client: Client, email: str, errors) -> None:
    page = ask_for_link(client, email)

    assert page.status_code == 422
    assert page.context["form"].errors["email"]
    assert errors is None or page.context["form"].errors == {"email": errors}


def test_the_form_says_whom_to_call_without_an_email(client: Client) -> None:
    page = client.get("/manage/")

    assert page.status_code == 200
    assert "You gave us no email address? Call (305) 555-0100" in text_of(page)
    assert page["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(("address", "method"), [("/manage/", "put"), ("/manage/asked/", "post")])
def test_other_methods_are_refused(client: Client, address: str, method: str) -> None:
    assert getattr(client, method)(address).status_code == 405


def test_no_cookie_is_needed_or_set() -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = ask_for_link(strict)

    assert answer.status_code == 303
    assert answer.cookies == {}
