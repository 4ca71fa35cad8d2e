"""The short form from the first page to the confirmation."""

from html import unescape as html_unescape
from typing import Any

import pytest
from django.test import Client

from appointments.enums import ConsentKind, RequestStatus
from appointments.models import AppointmentRequest, ConsentDocument, OutboundMessage
from clinic.models import ClinicSettings
from tests.appointments import posted
from tests.appointments.factories import make_location

pytestmark = pytest.mark.django_db


def test_checked_answers_are_sent_and_confirmed(client: Client) -> None:
    response = posted.send(client, source_path="/ketamine-for-chronic-pain/")

    request = AppointmentRequest.objects.get()
    told = {
        name: getattr(request, name)
        for name in [
            "status",
            "first_name",
            "last_name",
            "phone",
            "email",
            "contact_channels",
            "voicemail",
            "been_before",
            "windows",
            "any_time",
            "comment",
            "language",
            "source_path",
        ]
    }
    assert (response.status_code, response.url) == (303, f"/request/sent/{request.public_id}/")
    assert told == {
        "status": RequestStatus.NEW,
        "first_name": "Ada",
        "last_name": "Sample",
        "phone": "+13055550123",
        "email": "ada@mail.example",
        "contact_channels": ["call", "email"],
        "voicemail": "name_and_number",
        "been_before": False,
        "windows": ["mon-am", "wed-pm"],
        "any_time": False,
        "comment": "Mornings are hard.",
        "language": "en",
        "source_path": "/ketamine-for-chronic-pain/",
    }


def test_nothing_is_kept_before_the_send_button(client: Client) -> None:
    page = posted.check(client)

    assert "Check your answers" in page.content.decode()
    assert AppointmentRequest.objects.count() == 0
    assert client.cookies.output() == ""


def test_check_page_reads_every_answer_back(client: Client) -> None:
    make_location("Miami")
    place = make_location("Pensacola", time_zone="America/Chicago")

    page = posted.check(
        client,
        for_whom="other",
        helper_name="Teodoro",
        helper_relation="brother",
        been_before="yes",
        date_of_birth_month="april",
        date_of_birth_day="27",
        date_of_birth_year="1958",
        location=str(place.pk),
        windows=["any", "mon-am"],
        comment="One line.\nAnother.",
    )

    rows = [(row.label, row.lines) for row in page.context["rows"]]
    assert rows == [
        ("Who it is for", ("Someone I help",)),
        ("Your own name", ("Teodoro",)),
        ("How you know them", ("brother",)),
        ("First name", ("Ada",)),
        ("Last name", ("Sample",)),
        ("Phone number", ("(305) 555-0123",)),
        ("Email address", ("ada@mail.example",)),
        ("How we may reach you", ("Phone call", "Email")),
        ("Leaving a message", ("Yes, but only a name and a number",)),
        ("Been here before", ("Yes",)),
        ("Date of birth", ("April 27, 1958",)),
        ("What it is about", ("A question about ketamine",)),
        ("Location", ("Pensacola (Pensacola)",)),
        ("When you could come", ("Any time",)),
        ("Earliest date", ("Not given",)),
        ("Language", ("English",)),
        ("Interpreter or access", ("Not given",)),
        ("Anything else", ("One line.", "Another.")),
        ("Privacy notice", ("Read and agreed to",)),
        ("News by email", ("No, thank you",)),
    ]


def test_each_answer_has_its_change_button(client: Client) -> None:
    page = posted.check(client)

    html = page.content.decode()
    assert [f'formaction="/request/change/#field_{row.name}"' in html for row in page.context["rows"]] == [
        True for _ in page.context["rows"]
    ]


def test_change_brings_the_form_back_with_what_was_typed(client: Client) -> None:
    sealed = posted.sealed_of(posted.check(client, comment="Keep <me> & mine"))

    page = client.post("/request/change/", {"sealed": sealed})

    form = page.context["form"]
    assert form.data.dict() | {"contact_channels": form.data.getlist("contact_channels")} == posted.answers(
        comment="Keep <me> & mine", windows="wed-pm"
    )
    assert "Keep &lt;me&gt; &amp; mine" in page.content.decode()
    assert "There is a problem" not in page.content.decode()


def test_the_same_form_sent_twice_is_one_request(client: Client) -> None:
    sealed = posted.sealed_of(posted.check(client))

    first = client.post("/request/send/", {"sealed": sealed})
    second = client.post("/request/send/", {"sealed": sealed})

    assert (first.url, first.status_code) == (second.url, second.status_code)
    assert (AppointmentRequest.objects.count(), OutboundMessage.objects.count()) == (1, 1)


def test_an_answer_changed_after_sending_is_not_lost(client: Client) -> None:
    token = posted.form_token()
    client.post("/request/send/", {"sealed": posted.sealed_of(posted.check(client, token=token))})

    changed = posted.sealed_of(posted.check(client, token=token, phone="(407) 555-0188"))
    client.post("/request/send/", {"sealed": changed})

    assert [request.phone for request in AppointmentRequest.objects.order_by("pk")] == [
        "+13055550123",
        "+14075550188",
    ]


def test_consents_hold_the_texts_that_were_shown_although_new_ones_came(client: Client) -> None:
    shown = ConsentDocument.objects.in_force(ConsentKind.PRIVACY)
    sealed = posted.sealed_of(posted.check(client))
    ConsentDocument.objects.create(kind=ConsentKind.PRIVACY, version=2, text="Another wording.")

    client.post("/request/send/", {"sealed": sealed})

    consents = AppointmentRequest.objects.get().consents.values_list("document__version", "sha256")
    assert list(consents) == [(1, shown.sha256)]


def test_text_messages_and_news_have_consents_of_their_own(client: Client) -> None:
    posted.send(client, contact_channels=["text"], text_opt_in="on", marketing="on")

    consents = AppointmentRequest.objects.get().consents.values_list("document__kind", flat=True)
    assert sorted(consents) == ["marketing", "privacy", "text_messages"]


def test_confirmation_says_not_booked_and_by_when_and_nothing_personal(client: Client) -> None:
    place = make_location("Miami")
    url = posted.send(client, comment="the ramp by the east door").url
    request = AppointmentRequest.objects.get()
    local = request.due_at.astimezone(place.zone)

    page = client.get(url)

    html = page.content.decode()
    said = (
        f"{local.hour % 12 or 12}:{local:%M} {'pm' if local.hour >= 12 else 'am'} on {local:%A}, {local:%B}"
    )
    assert "Requested: not booked yet" in html
    assert request.reference in html
    assert said in html
    assert "(Eastern Time)" in html
    personal = ["Ada", "555-0123", "+1305", "ada@mail", "the ramp", "etamine"]
    assert [word for word in personal if word in html] == []


def test_confirmation_can_be_bookmarked_and_shows_the_present_state(client: Client) -> None:
    url = posted.send(client).url
    AppointmentRequest.objects.update(
        status="closed", closed_reason="completed", closed_at="2026-03-04T17:00Z"
    )

    page = Client().get(url)

    assert "This request is closed" in page.content.decode()


def test_typo_in_an_email_is_pointed_out_and_let_through(client: Client) -> None:
    page = posted.check(client, email="ada@gmial.com")
    client.post("/request/send/", {"sealed": posted.sealed_of(page)})

    assert "ada@gmail.com" in page.content.decode()
    assert AppointmentRequest.objects.get().email == "ada@gmial.com"


def test_form_gives_the_phone_number_when_requests_are_switched_off(client: Client) -> None:
    settings = ClinicSettings.load()
    settings.requests_open = False
    settings.save()

    page = client.get("/request/")

    html = page.content.decode()
    assert "We are not taking requests on the website" in html
    assert "<form" not in html


def test_no_page_of_the_form_is_stored_or_sets_a_cookie(client: Client) -> None:
    pages = [client.get("/request/"), posted.check(client)]
    pages += [client.post("/request/change/", {"sealed": posted.sealed_of(pages[1])})]
    pages += [posted.send(client)]
    pages += [client.get(pages[-1].url)]

    assert ["no-store" in page["Cache-Control"] for page in pages] == [True] * 5
    assert [page.cookies.output() for page in pages] == [""] * 5


def test_the_forms_first_page_may_be_found_under_one_address(client: Client) -> None:
    html = client.get("/request/?from=/ketamine-for-chronic-pain/").content.decode()

    assert '<meta name="robots" content="index, follow">' in html
    assert '<link rel="canonical" href="http://localhost/request/">' in html
    assert '<meta name="description" content="Tell us how to reach you and when you could come.' in html


def test_pages_with_answers_may_not_be_indexed(client: Client) -> None:
    checked = posted.check(client)
    changing = client.post("/request/change/", {"sealed": posted.sealed_of(checked)})
    confirmation = client.get(posted.send(client).url)

    for page in (posted.check(client, first_name=""), checked, changing, confirmation):
        assert '<meta name="robots" content="noindex' in page.content.decode()
        assert 'rel="canonical"' not in page.content.decode()


def test_form_shows_every_text_that_a_person_can_agree_to(client: Client) -> None:
    words = " ".join(html_unescape(client.get("/request/").content.decode()).split())

    texts = ConsentDocument.objects.values_list("kind", "text")
    assert [(kind, text in words) for kind, text in texts.order_by("kind")] == [
        ("marketing", True),
        ("privacy", True),
        ("text_messages", True),
    ]


def test_text_message_consent_is_read_back_when_texts_were_chosen(client: Client) -> None:
    page = posted.check(client, contact_channels=["text"], text_opt_in="on")

    rows = {row.label: row.lines for row in page.context["rows"]}
    assert rows["Text messages"] == ("Yes, you may send them",)


def test_switching_requests_off_loses_nothing_of_a_form_under_way(client: Client) -> None:
    clinic = ClinicSettings.load()
    clinic.requests_open = False
    clinic.save()

    response = posted.send(client)

    assert (response.status_code, AppointmentRequest.objects.count()) == (303, 1)


def test_a_new_secret_key_between_check_and_send_costs_nothing(client: Client, settings: Any) -> None:
    sealed = posted.sealed_of(posted.check(client))
    settings.SECRET_KEY = "another-key-" + "0123456789abcdefghijklmnopqrstuvwxyz"

    response = client.post("/request/send/", {"sealed": sealed})

    assert (response.status_code, AppointmentRequest.objects.count()) == (303, 1)


def test_the_form_is_sent_without_any_cookie() -> None:
    strict = Client(enforce_csrf_checks=True)

    response = posted.send(strict)

    assert response.status_code == 303
