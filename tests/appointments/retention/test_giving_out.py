"""Giving a patient what is held about them."""

import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.models import AccessEvent, Event
from clinic.models import User
from tests.appointments.factories import NOON, PERSONAL, make_request
from tests.appointments.retention.pages import WHY, errors, history, open_privacy, press
from tests.appointments.retention.whole import MORE, WRITTEN, whole_request

pytestmark = pytest.mark.django_db


def opened(page: HttpResponse) -> dict[str, str]:
    """Return name → text of what the archive holds."""
    assert page.headers["Content-Type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(page.content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def said(html: str) -> str:
    words: list[str] = []
    parser = HTMLParser()
    parser.handle_data = words.append  # type: ignore[method-assign]
    parser.feed(html)
    return " ".join("".join(words).split())


def resources(text: str, kind: str) -> list[dict]:
    entries = json.loads(text)["entry"]
    return [entry["resource"] for entry in entries if entry["resource"]["resourceType"] == kind]


def test_both_files_hold_everything_that_was_written_about_the_person(office: Client) -> None:
    request = whole_request()
    known = {str(value) for value in (PERSONAL | WRITTEN | MORE).values()}

    page = press(office, request, "export")
    files = opened(page)

    name = f"data-{request.reference}"
    assert page.headers["Content-Disposition"] == f'attachment; filename="{name}.zip"'
    assert "no-store" in page.headers["Cache-Control"]
    assert list(files) == [f"{name}.html", f"{name}.json"]
    readable = said(files[f"{name}.html"])
    assert {text for text in known - {"self_pay"} if text not in readable} == set()
    assert {text for text in known if text not in files[f"{name}.json"]} == set()


def test_the_file_for_programs_speaks_of_patients_appointments_and_answers(office: Client) -> None:
    request = whole_request()

    text = opened(press(office, request, "export"))[f"data-{request.reference}.json"]

    (patient,) = resources(text, "Patient")
    assert patient["name"] == [
        {"use": "official", "family": "Quintanilla", "given": ["Marisol"]},
        {"use": "usual", "text": "Solecito"},
    ]
    assert (patient["birthDate"], patient["address"]) == ("1958-04-27", [{"postalCode": "33177"}])
    (appointment,) = resources(text, "Appointment")
    assert (appointment["status"], appointment["start"]) == ("cancelled", "2026-03-09T13:00:00+00:00")
    (answers,) = resources(text, "QuestionnaireResponse")
    assert {"linkId": "where", "answer": [{"value": WRITTEN["answer"]}]} in answers["item"]
    assert len(resources(text, "Consent")) == 1


def test_it_is_recorded_with_its_reason_as_a_look_at_answers(office: Client, officer: User) -> None:
    request = whole_request()
    AccessEvent.objects.all()._raw_delete("default")

    press(office, request, "export")

    fields = ("user", "kind", "privacy_class", "request", "chosen_by", "row_count", "reason")
    why = f"The patient: {WHY}"
    assert list(AccessEvent.objects.order_by("pk").values_list(*fields)) == [
        (officer.pk, "export", "clinical", None, "a privacy request", 1, why),
        (officer.pk, "export", "clinical", request.pk, "", None, ""),
    ]
    assert history(request)[-1] == ("data_exported", why)


def test_without_answers_it_is_a_look_at_contact_data_and_the_page_may_stay_open(office: Client) -> None:
    request = make_request()

    pages = [press(office, request, "export") for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert set(AccessEvent.objects.values_list("privacy_class", flat=True)) == {"contact"}
    assert [verb for verb, _ in history(request)] == ["data_exported", "data_exported"]


def test_other_requests_with_the_same_contact_are_ticked_by_hand(office: Client) -> None:
    request = make_request()
    child = make_request(first_name="Child")
    merged = make_request(
        phone="", email="", status="closed", closed_reason="duplicate", closed_at=NOON, merged_into=request
    )
    stranger = make_request(email="other@mail.example", phone="+13055550999")

    form = open_privacy(office, request).context["panels"]["export"][1]
    offered = {code for code, _ in form.fields["also"].choices}
    alone = opened(press(office, request, "export"))
    both = opened(press(office, request, "export", also=[str(child.pk)]))
    wrong = press(office, request, "export", also=[str(stranger.pk)])

    assert offered == {str(child.pk), str(merged.pk)}
    assert form.initial["also"] == [str(merged.pk)]
    ids = [[one["id"] for one in resources(list(files.values())[1], "Task")] for files in (alone, both)]
    assert ids == [[request.reference], [request.reference, child.reference]]
    assert wrong.status_code == 422
    assert Event.objects.filter(request=stranger).count() == 0


def test_what_a_patient_typed_is_text_and_nothing_else(office: Client) -> None:
    evil = '<script>alert("x")</script>=HYPERLINK("http://evil.example")'
    request = make_request(comment=evil)

    files = opened(press(office, request, "export"))

    html, text = files.values()
    assert "<script" not in html
    assert "&lt;script&gt;alert" in html
    assert resources(text, "Task")[0]["description"] == evil


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (
            {"reason": "for Ada"},
            "Write this without the patient’s or the helper’s name, phone number and email",
        ),
        ({"asked_by": "nobody"}, "Choose who asked"),
    ],
)
def test_bad_input_gives_nothing_out(office: Client, typed: dict[str, str], error: str) -> None:
    request = make_request()

    page = press(office, request, "export", **typed)

    assert (page.status_code, errors(page, "export"), history(request)) == (422, [error], [])


def test_an_old_page_gives_nothing_out(office: Client) -> None:
    request = make_request(version=3)

    page = press(office, request, "export", version=2)

    assert (page.status_code, history(request)) == (409, [])
