"""From the first page to the confirmation, and back by the private link."""

import pytest
from django.test import Client

from appointments.enums import AppointmentStatus, LinkPurpose, MessageKind, RequestStatus
from appointments.forms.screening.pages import PAGES
from appointments.models import Appointment, AppointmentRequest, Consent, OccupiedTick, Resource
from appointments.queries.drafts import stored_answers
from clinic.models import ClinicSettings
from tests.appointments.calendar import MONDAY_9
from tests.appointments.forms.screening.filled import stored_answers as all_answers
from tests.appointments.forms.screening.posted import POSTED
from tests.appointments.posted import form_token
from tests.appointments.views.consultation.browsing import (
    START,
    begin,
    code_of,
    fill_in,
    fill_in_all,
    main_of,
    post,
    the_draft,
)
from tests.clinic.forms.reader import Reader

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_before_the_first_page_is_sent(client: Client) -> None:
    page = client.get(START)

    assert (page.status_code, AppointmentRequest.objects.count()) == (200, 0)
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert page.cookies == {}


def test_every_page_leads_to_the_next_and_the_last_to_the_check(client: Client, resource: Resource) -> None:
    draft = begin(client)
    next_pages = []

    for page in PAGES[1:]:
        next_pages.append(fill_in(client, draft, page.slug).url.removeprefix(draft))

    assert next_pages == [f"{page.slug}/" for page in PAGES[2:]] + ["check/"]
    told = stored_answers(the_draft())
    assert {name: value for name, value in told.items() if name != "agreed"} == all_answers()


def test_sent_it_is_on_the_queue_with_its_flags_its_score_and_its_consents(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})

    answer = client.post(f"{draft}check/")

    sent = AppointmentRequest.objects.select_related("screening").get()
    assert (answer.status_code, answer.url) == (303, f"{draft}sent/")
    assert (sent.status, sent.location) == (RequestStatus.NEW, resource.location)
    assert (sent.screening.flag_level, sent.screening.route, sent.screening.peg_score) == (
        "clinician",
        "clinician",
        "5.0",
    )
    assert [flag["code"] for flag in sent.screening.flags][:2] == ["heart.rhythm", "heart.stroke"]
    assert sorted(Consent.objects.values_list("document__kind", flat=True)) == ["privacy", "text_messages"]
    assert [link.purpose for link in sent.links.all()] == [LinkPurpose.MANAGE]


def test_picked_time_is_asked_for_and_nobody_else_can_have_it(client: Client, resource: Resource) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    held = Appointment.objects.get()
    before = (held.status, OccupiedTick.objects.count())

    client.post(f"{draft}check/")

    held.refresh_from_db()
    assert before == (AppointmentStatus.PROPOSED, 12)
    assert (held.status, held.starts_at, OccupiedTick.objects.count()) == (
        AppointmentStatus.PENDING,
        MONDAY_9,
        12,
    )
    page = main_of(client.get(f"{draft}sent/").content.decode())
    assert page.texts("h1") == ["Requested: not booked yet"]
    asked = "You asked for Monday, March 9 at 9:00 am Eastern Time, Miami."
    assert asked in page.texts("p")


def test_where_the_service_says_so_and_no_answer_needs_a_clinician_it_is_booked_at_once(
    client: Client, resource: Resource
) -> None:
    resource.services.update(auto_confirm=True)
    calm = {
        "part_4": {"heart": ["none"]},
        "part_7": {"eyes": "no"},
        "part_8": {"lungs": ["none"]},
        "part_9": {"substance_use": "no"},
    }
    draft = begin(client)
    fill_in_all(client, draft, **calm, time={"time": code_of(resource), "windows": None})

    client.post(f"{draft}check/")

    sent = AppointmentRequest.objects.select_related("screening").get()
    assert sent.screening.flag_level == "info"
    assert (sent.status, sent.appointments.get().status) == ("scheduled", AppointmentStatus.BOOKED)
    kinds = set(sent.messages.values_list("kind", flat=True))
    assert kinds >= {MessageKind.APPOINTMENT_CONFIRMED}
    page = main_of(client.get(f"{draft}sent/").content.decode())
    assert page.texts("h1") == ["Your visit is booked"]


@pytest.mark.parametrize(
    ("told", "wish"),
    [
        ({"time": "windows", "windows": ["mon-am", "wed-pm"]}, (["mon-am", "wed-pm"], False, False)),
        ({"time": "windows", "windows": ["any"]}, ([], True, False)),
        ({"time": "call", "windows": None}, ([], True, True)),
    ],
)
def test_instead_of_a_time_patients_say_when_or_ask_for_a_call(
    client: Client, resource: Resource, told: dict, wish: tuple
) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time=told)

    client.post(f"{draft}check/")

    sent = AppointmentRequest.objects.get()
    assert (sent.windows, sent.any_time, sent.call_to_arrange) == wish
    assert sent.appointments.count() == 0
    assert [message.kind for message in sent.messages.all()] == [MessageKind.REQUEST_RECEIVED]


def test_check_page_reads_every_answer_back_and_leads_to_each_page(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})

    page = main_of(client.get(f"{draft}check/").content.decode())

    assert page.texts("h2")[: len(PAGES)] == [one.title for one in PAGES]
    assert "Monday, March 9 at 9:00 am Eastern Time" in page.texts("dd")
    assert "We hold this time for you until 12:15 pm." in " ".join(page.texts("p"))


def test_a_changed_answer_leads_straight_back_to_the_check(client: Client, resource: Resource) -> None:
    draft = begin(client)
    fill_in_all(client, draft)

    answer = fill_in(client, draft, "part-5", pregnancy=["pregnant"])

    assert answer.url == f"{draft}check/"
    assert the_draft().screening.answers["pregnancy"] == ["pregnant"]


def test_sending_with_a_page_missing_leads_to_that_page(client: Client, resource: Resource) -> None:
    draft = begin(client)
    fill_in(client, draft, "you")

    answer = client.post(f"{draft}check/")

    assert (answer.status_code, answer.url) == (303, f"{draft}part-1/")
    assert the_draft().status == RequestStatus.DRAFT
    assert "One page is still missing." in client.get(f"{draft}check/").content.decode()


def test_link_goes_on_at_the_first_page_without_answers_on_any_device(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)
    fill_in(client, draft, "you")
    fill_in(client, draft, "part-1")

    assert Client().get(draft).url == f"{draft}part-2/"


def test_saved_answers_are_in_the_page_again(client: Client, resource: Resource) -> None:
    draft = begin(client)
    fill_in(client, draft, "part-2")

    page = main_of(Client().get(f"{draft}part-2/").content.decode())

    checked = {one["name"]: one["value"] for one in page.all("input") if "checked" in one}
    assert checked == POSTED["part-2"]


def test_clinic_can_leave_the_peg_page_out(client: Client, resource: Resource) -> None:
    clinic = ClinicSettings.load()
    clinic.asks_peg = False
    clinic.save()
    draft = begin(client)
    fill_in(client, draft, "you")

    assert fill_in(client, draft, "part-1").url == f"{draft}part-3/"
    assert client.get(f"{draft}part-2/").status_code == 404


def test_chest_pain_shows_the_emergency_card_at_once_and_keeps_the_answers(
    client: Client, resource: Resource
) -> None:
    draft = begin(client)

    page = fill_in(client, draft, "part-4", chest_pain_now="yes")
    on = fill_in(client, draft, "part-4", chest_pain_now="yes", emergency_seen="1")

    assert page.status_code == 200
    assert "If you have chest pain now, call 911." in " ".join(main_of(page.content.decode()).texts("p"))
    assert the_draft().screening.answers["chest_pain_now"] == "yes"
    assert on.url == f"{draft}part-5/"


def test_errors_keep_what_was_answered_and_save_nothing(client: Client, resource: Resource) -> None:
    draft = begin(client)

    page = fill_in(client, draft, "you", first_name="", phone="12")

    reader = Reader(page.content.decode().replace("<!DOCTYPE html>", ""))
    assert page.status_code == 422
    assert reader.texts("title")[0].startswith("Error: Consultation, page 2 of 16 |")
    assert reader.by_id("id_phone")["value"] == "12"
    assert the_draft().first_name == ""
    assert the_draft().last_name == ""


def test_start_page_that_lost_its_token_asks_again_and_keeps_the_answers(client: Client) -> None:
    page = post(client, START, POSTED["start"] | {"form_token": "forged"})

    reader = main_of(page.content.decode())
    assert page.status_code == 422
    assert "could not be read as it was sent" in " ".join(reader.texts("li"))
    assert {one["name"] for one in reader.all("input") if "checked" in one} == {
        "adult",
        "can_come",
        "privacy",
    }


def test_start_pressed_twice_is_one_draft(client: Client) -> None:
    token = form_token()

    first, second = (post(client, START, POSTED["start"] | {"form_token": token}) for _ in range(2))

    assert AppointmentRequest.objects.count() == 1
    assert first.url != second.url
    assert {client.get(one.url).status_code for one in (first, second)} == {200}


def test_the_twenty_first_draft_of_an_address_begins_and_is_looked_at_by_staff(client: Client) -> None:
    answers = [post(client, START, POSTED["start"]).status_code for _ in range(21)]

    begun = AppointmentRequest.objects.order_by("pk").values_list("quarantine_reasons", flat=True)
    assert answers == [303] * 21
    assert list(begun) == [[]] * 20 + [["many_from_address"]]


def test_whoever_fills_in_the_hidden_box_ends_in_quarantine_without_a_time(
    client: Client, resource: Resource
) -> None:
    draft = begin(client, website="https://spam.example")
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})

    client.post(f"{draft}check/")

    sent = AppointmentRequest.objects.get()
    assert (sent.status, sent.quarantine_reasons) == (RequestStatus.QUARANTINED, ["honeypot"])
    assert (OccupiedTick.objects.count(), sent.messages.count()) == (0, 0)


@pytest.mark.parametrize("slug", [page.slug for page in PAGES[1:]] + ["check", "later"])
def test_each_page_costs_at_most_twelve_queries(
    client: Client, resource: Resource, slug: str, django_assert_max_num_queries
) -> None:
    draft = begin(client)
    fill_in_all(client, draft, time={"time": code_of(resource), "windows": None})
    client.get(f"{draft}{slug}/")

    with django_assert_max_num_queries(12):
        client.get(f"{draft}{slug}/")
