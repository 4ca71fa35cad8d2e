"""Whatever is sent to the short form, the answer is clear, nothing typed is lost, and nothing breaks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from appointments.models import AppointmentRequest
from tests.appointments import posted
from tests.appointments.factories import make_location

pytestmark = pytest.mark.django_db

TEXT_FIELDS = ["first_name", "last_name", "phone", "email", "comment", "language_needs"]
CHOICE_FIELDS = ["for_whom", "contact_channels", "voicemail", "been_before", "topic", "windows", "language"]
NASTY = {
    "nul": "Ada\x00Sample",
    "bell": "Ada\x07",
    "right_to_left": "\u202eadA",
    "emoji": "🌊🌊",
    "script": "<script>alert(1)</script>",
    "sql": "'; DROP TABLE clinic_user; --",
    "formula": "=HYPERLINK(1)",
    "template": "{{ 7|add:7 }}{% debug %}",
    "long": "x" * 20_000,
    "surrogate": "Ada\ud800",
    "line_breaks": "Ada\r\nBcc: everyone@mail.example",
}


@pytest.mark.parametrize("field", [*TEXT_FIELDS, *CHOICE_FIELDS, "date_of_birth_month", "earliest_on_day"])
@pytest.mark.parametrize("kind", NASTY)
def test_any_text_in_any_field_is_an_answer_or_a_clear_error(client: Client, field: str, kind: str) -> None:
    value = (
        NASTY[kind].encode("utf-8", "surrogatepass").decode("latin-1") if kind == "surrogate" else NASTY[kind]
    )

    page = posted.check(client, **{field: value})

    assert page.status_code in (200, 422)
    html = page.content.decode()
    assert ("Check your answers" in html, "There is a problem" in html) == (
        page.status_code == 200,
        page.status_code == 422,
    )
    assert "<script>alert" not in html
    assert AppointmentRequest.objects.count() == 0


def test_errors_keep_everything_that_was_typed(client: Client) -> None:
    page = posted.check(client, phone="12", comment="Keep <me>", windows=["tue-pm"])

    html = page.content.decode()
    assert page.status_code == 422
    assert 'value="12"' in html
    assert "Keep &lt;me&gt;" in html
    assert page.context["form"]["windows"].value() == ["tue-pm"]


def test_errors_stand_in_the_title_the_summary_and_beside_the_field(client: Client) -> None:
    page = posted.check(client, first_name="", phone="12")

    html = page.content.decode()
    links = [(link.message, link.href) for link in page.context["form"].error_links]
    assert links == [
        ("Enter the first name", "#id_first_name"),
        ("Enter a phone number with area code, like (305) 555-0123", "#id_phone"),
    ]
    assert html.count("Enter the first name") == 2
    title = html[html.index("<title>") + 7 : html.index("</title>")]
    assert " ".join(title.split()) == "Error: Request an appointment | Neuro Wellness TMS Centers of America"
    assert 'id="id_first_name-error"' in html
    assert 'aria-describedby="id_first_name-error"' in html


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"for_whom": None}, "for_whom", "Choose who this is for"),
        ({"for_whom": "other"}, "helper_name", "Enter your own name"),
        (
            {"phone": "", "email": ""},
            "phone",
            "Enter a phone number or an email address, so that we can reach you",
        ),
        (
            {"phone": "", "contact_channels": ["call"]},
            "phone",
            "Enter a phone number, or choose email alone as the way to reach you",
        ),
        (
            {"email": "", "contact_channels": ["email"]},
            "email",
            "Enter an email address, or choose another way to reach you",
        ),
        (
            {"contact_channels": ["text"]},
            "text_opt_in",
            "Tick the box to get text messages, or choose another way to reach you",
        ),
        (
            {"been_before": "yes"},
            "date_of_birth",
            "Enter the date of birth, so that we can find your record",
        ),
        ({"topic": "no-such-topic"}, "topic", "Choose what it is about"),
        ({"windows": []}, "windows", "Choose at least one time, or “Any time”"),
        ({"privacy": None}, "privacy", "Tick the box if you agree to the privacy notice"),
        ({"language": "xx"}, "language", "Choose a language"),
        ({"comment": "x" * 501}, "comment", "Shorten your text to 500 characters or fewer. You have 501"),
        (
            {"earliest_on_month": "1", "earliest_on_day": "1", "earliest_on_year": "2020"},
            "earliest_on",
            "The earliest date cannot be in the past",
        ),
    ],
)
def test_a_missing_or_wrong_answer_is_asked_for_by_name(
    client: Client, changes: dict, field: str, message: str
) -> None:
    page = posted.check(client, **changes)

    assert page.context["form"].errors.get(field) == [message]


def test_location_is_asked_for_where_there_are_two(client: Client) -> None:
    make_location("Miami")
    make_location("Orlando")

    without = posted.check(client)
    unknown = posted.check(client, location="999999")
    no_preference = posted.check(client, location="any")

    assert without.context["form"].errors == {"location": ["Choose a location, or “No preference”"]}
    assert unknown.context["form"].errors == {"location": ["Choose a location, or “No preference”"]}
    assert no_preference.status_code == 200


def test_no_answers_at_all_are_errors_and_not_a_failure(client: Client) -> None:
    page = client.post("/request/", {})

    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()


@pytest.mark.parametrize("token", ["", "forged", "a:b:c", "\x00", "é" * 300])
def test_a_forged_form_token_keeps_the_answers_and_asks_again(client: Client, token: str) -> None:
    page = posted.check(client, token=token, comment="Keep me")

    html = page.content.decode()
    assert page.status_code == 422
    assert "This page could not be read as it was sent" in html
    assert "Keep me" in html
    again = client.post("/request/", {"form_token": page.context["form_token"], **posted.answers()})
    assert again.status_code == 200


@pytest.mark.parametrize("path", ["/request/send/", "/request/change/"])
@pytest.mark.parametrize("sealed", ["", "forged", "e1:00000000:AAAA", "\x00", "e1:" + "A" * 5000])
def test_forged_answers_are_a_clear_400_with_the_phone_number(client: Client, path: str, sealed: str) -> None:
    page = client.post(path, {"sealed": sealed})

    assert page.status_code == 400
    assert "(305) 555-0100" in page.content.decode()
    assert AppointmentRequest.objects.count() == 0


def test_an_answer_tampered_with_after_the_check_is_refused(client: Client) -> None:
    sealed = posted.sealed_of(posted.check(client))
    middle = len(sealed) // 2
    tampered = sealed[:middle] + ("A" if sealed[middle] != "A" else "B") + sealed[middle + 1 :]

    assert client.post("/request/send/", {"sealed": tampered}).status_code == 400


@pytest.mark.parametrize("path", ["/request/", "/request/send/", "/request/change/"])
def test_more_than_64_kilobytes_is_a_clear_413(client: Client, path: str) -> None:
    page = client.post(path, {"comment": "x" * 1_000_000})

    assert page.status_code == 413
    assert "(305) 555-0100" in page.content.decode()


@pytest.mark.parametrize("path", ["/request/send/", "/request/change/"])
def test_opening_a_step_without_answers_leads_to_the_form(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response.url) == (302, "/request/")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize("path", ["/request/", "/request/send/", "/request/change/"])
def test_other_methods_are_405(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


def test_posting_to_a_confirmation_is_405_and_changes_nothing(client: Client) -> None:
    url = posted.send(client).url
    before = AppointmentRequest.objects.values().get()

    response = client.post(url, {"status": "closed"})

    assert response.status_code == 405
    assert AppointmentRequest.objects.values().get() == before


@pytest.mark.parametrize("end", ["5fb59277-fea8-4596-985c-ebfe8de0f8db", "1", "x", "%00", "../../etc/passwd"])
def test_a_confirmation_that_does_not_exist_is_not_found(client: Client, end: str) -> None:
    assert client.get(f"/request/sent/{end}/").status_code in (400, 404)


@pytest.mark.parametrize(
    "source",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/a?b=c", "/" + "a" * 300 + "/"],
)
def test_a_source_that_is_no_path_of_ours_is_dropped(client: Client, source: str) -> None:
    page = client.get("/request/", {"from": source})
    posted.send(client, source_path=source)

    assert page.context["source_path"] == ""
    assert AppointmentRequest.objects.get().source_path == ""


def test_a_filled_honeypot_is_quarantined_and_told_so(client: Client) -> None:
    hidden = {"form_token": posted.form_token(), "website": "https://spam.example"}
    sealed = posted.sealed_of(client.post("/request/", hidden | posted.answers()))
    response = client.post("/request/send/", {"sealed": sealed})

    request = AppointmentRequest.objects.get()
    assert (request.status, request.quarantine_reasons) == ("quarantined", ["honeypot"])
    words = " ".join(client.get(response.url).content.decode().split())
    assert "a person will look at this one by hand first" in words


def test_a_form_answered_faster_than_a_person_is_quarantined(client: Client) -> None:
    posted.send(client, token=posted.form_token(age=timedelta(seconds=1)))

    request = AppointmentRequest.objects.get()
    assert (request.status, request.quarantine_reasons) == ("quarantined", ["too_quick"])


def test_the_surplus_from_one_contact_is_quarantined_with_a_page_that_gives_the_phone(client: Client) -> None:
    responses = [posted.send(client, comment=f"Number {number}") for number in range(4)]

    statuses = list(AppointmentRequest.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == ["new", "new", "new", "quarantined"]
    assert "(305) 555-0100" in client.get(responses[-1].url).content.decode()


def test_a_form_left_open_for_days_can_still_be_sent(client: Client) -> None:
    response = posted.send(client, token=posted.form_token(age=timedelta(days=3)))

    assert response.status_code == 303
    assert AppointmentRequest.objects.get().sent_at <= timezone.now()


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=x",
    ],
)
def test_a_body_that_is_no_form_is_a_4xx(client: Client, content_type: str) -> None:
    response = client.generic("POST", "/request/", b"\xff\xfe\x00garbage", content_type=content_type)

    assert 400 <= response.status_code < 500


def test_thousands_of_unknown_fields_are_a_4xx(client: Client) -> None:
    body = "&".join(f"a{number}=" for number in range(9_000))

    response = client.post("/request/", body, content_type="application/x-www-form-urlencoded")

    assert response.status_code in (400, 413, 422)


@pytest.mark.parametrize("charset", ["rot13", "base64", "hex", "idna", "utf-16"])
def test_a_charset_that_is_not_utf_8_is_a_400(client: Client, charset: str) -> None:
    form = f"multipart/form-data; boundary=x; charset={charset}"

    answers = [
        client.get("/request/", CONTENT_TYPE=f"text/plain; charset={charset}"),
        client.generic("POST", "/request/", b"--x--", content_type=form),
    ]

    assert [(answer.status_code, answer.content) for answer in answers] == [
        (400, b"Only UTF-8 is read here.")
    ] * 2


@pytest.mark.parametrize("name", ["\u2060", "\u00ad\u00ad", "...", "👋"])
def test_a_name_that_nobody_could_read_is_asked_for_again(client: Client, name: str) -> None:
    page = posted.check(client, first_name=name)

    (message,) = page.context["form"].errors["first_name"]
    assert message in ("Enter the first name", "Enter the first name with at least one letter")
