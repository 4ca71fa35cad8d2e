"""What the confirmation tells a patient to expect, in each state of the request."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from appointments.emails import spoken_call_by
from appointments.models import AppointmentRequest
from tests.appointments import posted
from tests.clinic.forms.reader import Reader

pytestmark = pytest.mark.django_db

AGREE = "You agree on a time together Only then is your appointment booked."
BY_HAND = "Before it joins our call list, a person will look at this one by hand first."
CALLS_FROM = "If we call, it will be from (305) 555-0100."


def confirmation(client: Client, **changes: object) -> Reader:
    """Return the page of a request that was sent and then changed."""
    url = posted.send(client).url
    AppointmentRequest.objects.update(**changes)
    html = client.get(url).content.decode()
    return Reader(re.sub(r"<!DOCTYPE html>|<main.*?>", "", html[html.index("<main") : html.index("</main>")]))


def steps(page: Reader) -> list[tuple[str, bool]]:
    """Return each step's words, and whether it is the present one."""
    return list(zip(page.texts("li"), ["aria-current" in li for li in page.all("li")], strict=True))


def test_a_new_request_is_here_and_is_answered_by_a_time(client: Client) -> None:
    page = confirmation(client)
    by = spoken_call_by(AppointmentRequest.objects.get())

    assert page.texts("h1") == ["Requested: not booked yet"]
    assert steps(page) == [
        ("Your request has reached us It is on the list of our front desk.", True),
        (f"By {by} A person from our front desk contacts you {CALLS_FROM}", False),
        (AGREE, False),
    ]


def test_after_a_call_the_page_no_longer_promises_one(client: Client) -> None:
    page = confirmation(client, first_contact_at=timezone.now())

    assert steps(page) == [
        ("Your request has reached us It is on the list of our front desk.", False),
        (
            "We have tried to reach you Our front desk has been in touch with you about this request.",
            True,
        ),
        (AGREE, False),
    ]
    assert "If you missed us, call (305) 555-0100 and give the reference." in page.texts("p")


def test_a_request_in_quarantine_is_promised_no_time_and_no_email(client: Client) -> None:
    page = confirmation(client, status="quarantined", quarantine_reasons=["honeypot"])

    assert steps(page) == [
        (
            f"We have your request Nothing of it is lost. {BY_HAND}",
            True,
        ),
        (f"Our front desk contacts you {CALLS_FROM}", False),
        (AGREE, False),
    ]
    assert "You can print this page or bookmark it. It shows nothing personal." in page.texts("p")


def test_a_closed_request_has_no_next_steps(client: Client) -> None:
    page = confirmation(client, status="closed", closed_reason="completed", closed_at=timezone.now())

    assert (page.texts("h1"), page.all("ol")) == (["This request is closed"], [])


def test_the_reference_stands_alone_so_that_it_can_be_copied_whole(client: Client) -> None:
    page = confirmation(client)
    (reference,) = [
        text
        for text, attrs in zip(page.texts("p"), page.all("p"), strict=True)
        if attrs.get("class") == "confirmation__reference"
    ]

    assert reference == AppointmentRequest.objects.get().reference


def test_the_box_for_robots_is_on_the_form_and_not_among_the_answers(client: Client) -> None:
    form = Reader(client.get("/request/").content.decode().replace("<!DOCTYPE html>", ""))
    checked = posted.check(client, website="")

    assert form.by_id("id_website")["tabindex"] == "-1"
    assert "Leave this box empty" in form.texts("label")
    assert "Leave this box empty" not in checked.content.decode()
