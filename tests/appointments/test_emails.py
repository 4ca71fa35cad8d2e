"""The words that leave the building, and those that must not."""

from datetime import UTC, datetime
from itertools import product

import pytest

from appointments.emails import TRANSLATED, render, spoken_call_by
from appointments.enums import ForWhom, Language, MessageKind, Voicemail
from clinic.models import ClinicSettings, Location
from tests.appointments.factories import PERSONAL, make_location, make_message, make_request
from tests.appointments.letters import make_letter

pytestmark = pytest.mark.django_db

DUE = datetime(2026, 3, 4, 20, 40, tzinfo=UTC)


@pytest.fixture
def clinic():
    settings = ClinicSettings.load()
    settings.name, settings.phone, settings.calls_from = "Test Clinic", "(305) 555-0100", "(305) 555-0199"
    settings.save()
    return settings


def rendered(**changes):
    usual = {"due_at": DUE, "reference": "R-7KQ4-M2XP", "location": make_location()}
    request = make_request(**(usual | changes))
    return render(make_message(request), link="https://clinic.example/manage/x/")


def test_the_english_acknowledgement_in_full(clinic):
    message = rendered()

    assert message.subject == "We have your request (R-7KQ4-M2XP)"
    assert message.body == (
        "Test Clinic\n\n"
        "Requested: not booked yet\n\n"
        "Your reference\nR-7KQ4-M2XP\nPlease have it at hand if you call us.\n\n"
        "Hello Ada,\n\n"
        "Thank you for getting in touch. Your request has reached us.\n\n"
        "What happens next\n"
        "1. A person from our front desk will contact you by 3:40 pm on Wednesday, March 4 (Eastern Time).\n"
        "2. If we call, it will be from (305) 555-0199.\n"
        "3. If a visit is the next step, we agree on a time with you. Only then is it booked.\n\n"
        "To change or cancel\n"
        "See how your request stands, and change it, on your private page:\n"
        "https://clinic.example/manage/x/\n"
        "Or call (305) 555-0100 and give the reference. You owe us no reason.\n\n"
        "Please keep your private link to yourself: whoever opens it can see and change your times."
        " Please do not reply with medical details. Email is not private enough for them.\n\n"
        "Need help right now?\nIn an emergency, call 911.\n"
        "If you are thinking about ending your life, call 988 or text 988 at any hour."
        " It is free and confidential.\n\n"
        "Test Clinic\n(305) 555-0100\n"
    )


def test_the_spanish_acknowledgement_names_the_time_in_spanish(clinic):
    west = make_location("Pensacola", time_zone=Location.TimeZone.CENTRAL)

    message = rendered(language=Language.SPANISH, location=west)

    assert message.subject == "Recibimos su solicitud (R-7KQ4-M2XP)"
    assert "\nHola, Ada:\n" in message.body
    assert "a más tardar a esta hora: 2:40 p. m. del miércoles 4 de marzo (hora del Centro)." in message.body


def test_another_language_is_answered_in_english(clinic):
    assert "\nHello Ada,\n" in rendered(language=Language.OTHER).body


def test_a_helper_is_greeted_by_their_own_name(clinic):
    message = rendered(for_whom=ForWhom.OTHER, helper_name="Teo Helper", helper_relation="nurse")

    assert "\nHello Teo Helper,\n" in message.body
    assert "Ada" not in message.body + message.html


def test_a_patient_is_greeted_by_the_name_they_go_by(clinic):
    message = rendered(first_name="Adelaide", name_to_use="Ada")

    assert "\nHello Ada,\n" in message.body
    assert "Adelaide" not in message.body + message.html


def test_the_number_that_calls_is_the_front_desks_unless_another_is_set(clinic):
    clinic.calls_from = ""
    clinic.save()

    assert "If we call, it will be from (305) 555-0100." in rendered().body


@pytest.mark.parametrize("kind", MessageKind.values)
def test_no_answer_but_the_name_for_the_greeting_leaves_the_building(kind, clinic):
    # Each of these is on the request, and would be found if a template could reach it.
    letter = make_letter(kind, **PERSONAL, voicemail=Voicemail.NAME_AND_NUMBER)

    for letter.language, letter.request.for_whom in product(TRANSLATED, ForWhom.values):
        message = render(letter)
        greeted = "first_name" if letter.request.for_whom == "self" else "helper_name"
        told = message.subject + message.calendar.decode()
        words = told + message.body + message.html

        assert {name for name, value in PERSONAL.items() if str(value) in words} == {greeted}
        assert PERSONAL[greeted] not in told


def test_markup_and_line_breaks_in_a_name_stay_plain_text_and_out_of_the_subject(clinic):
    message = rendered(first_name="<b>Ada</b> & Co\nBcc: x@mail.example")

    assert "\nHello <b>Ada</b> & Co\nBcc: x@mail.example,\n" in message.body
    assert message.subject == "We have your request (R-7KQ4-M2XP)"


def test_the_time_of_the_call_is_on_the_locations_wall_clock():
    miami = make_location("Miami")
    pensacola = make_location("Pensacola", time_zone=Location.TimeZone.CENTRAL)

    spoken = [spoken_call_by(make_request(location=place, due_at=DUE)) for place in (miami, pensacola)]

    assert spoken == [
        "3:40 pm on Wednesday, March 4 (Eastern Time)",
        "2:40 pm on Wednesday, March 4 (Central Time)",
    ]
