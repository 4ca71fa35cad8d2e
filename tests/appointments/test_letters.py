"""What each kind of message says about a time, and what none of them may say."""

import re
from datetime import time, timedelta

import pytest

from appointments.actions.booking import accept_offer, cancel_appointment, put_away_lapsed
from appointments.actions.triage import close_request
from appointments.emails import TRANSLATED, no_link, render
from appointments.emails.values import VALUES, values_of
from appointments.enums import CancelReason, ClosedReason, Language, MessageKind
from appointments.models import Actor, Appointment, OutboundMessage
from appointments.rules.message_text import MEANINGS, PLACEHOLDERS, REQUIRED
from clinic.models import ClinicSettings, Location
from clinic.roles import Role
from tests.appointments.calendar import MONDAY_9, book, make_resource, make_service, offer
from tests.appointments.factories import NOON, make_location, make_message, make_request, make_staff
from tests.appointments.letters import make_letter

pytestmark = pytest.mark.django_db

K = MessageKind
LINK = "https://clinic.example/manage/abc/"
EVERY_KIND = pytest.mark.parametrize("kind", MessageKind.values)
ABOUT_NO_TIME = {K.REQUEST_RECEIVED, K.REQUEST_CLOSED, K.RESUME_LINK, K.NEW_LINK, K.STAFF_REPLY}
ABOUT_A_TIME = set(MessageKind) - ABOUT_NO_TIME
WHEN = {
    "en": "Monday, March 9 at 9:00 am Eastern Time",
    "es": "lunes 9 de marzo a las 9:00 a. m. (hora del Este)",
}
# "Medical details" are what nobody is to send us; that sentence is left out before these are looked for.
CLINICAL = re.compile(
    r"pain|dolor|ketamin|infus|inject|inyec|treat|tratam|depress|depres|anxi|ansie|medic|médic|drug|dose|dosis|"
    r"sedat|sedaci|nerv|brain|cerebr|therap|terap|patient|paciente|doctor|diagnos|symptom|síntoma|screening|"
    r"health|salud|fast|ayun|eat|TMS|consult",
    re.I,
)
WARNINGS = ("reply with medical details", "responda con datos médicos")


def owed(kind: str) -> OutboundMessage:
    return OutboundMessage.objects.with_what_it_is_about().get(kind=kind)


def clinician() -> Actor:
    return Actor.staff(make_staff(Role.CLINICIAN))


@EVERY_KIND
def test_each_kind_has_values_placeholders_and_what_it_needs(kind):
    letter = make_letter(kind)

    for language in TRANSLATED:
        values = values_of(letter, language=language, link=LINK)
        assert set(PLACEHOLDERS[kind]) <= set(values)
        assert set(REQUIRED[kind]) <= set(PLACEHOLDERS[kind]) <= set(MEANINGS)
    assert set(VALUES) == set(PLACEHOLDERS) == set(REQUIRED) == set(MessageKind)


@EVERY_KIND
def test_subjects_hold_the_reference_and_nothing_of_the_person_or_the_time(kind):
    letter = make_letter(kind, reference="R-7KQ4-M2XP")

    for letter.language in TRANSLATED:
        subject = render(letter, link=LINK).subject
        assert ("(R-7KQ4-M2XP)" in subject) == (kind != K.RESUME_LINK)
        assert not re.search(r"Ada|Sample|\d", subject.replace("(R-7KQ4-M2XP)", ""))
        assert len(subject) < 75


@EVERY_KIND
def test_no_message_names_the_service_or_says_anything_of_health(kind):
    ClinicSettings.objects.update_or_create(defaults={"name": "Test Clinic"})
    service = make_service(
        name="Ketamine infusion",
        what_to_bring="Your list of medicines",
        preparation="Do not eat for six hours",
        needs_escort=True,
    )
    letter = make_letter(kind, resource=make_resource(service), comment="my back pain")

    for letter.language in TRANSLATED:
        message = render(letter, link=LINK)
        words = " ".join((message.subject, message.body, message.calendar.decode()))
        for warning in WARNINGS:
            words = words.replace(warning, "")
        assert CLINICAL.findall(words) == []


def test_words_of_health_would_be_found():
    text = "Your Ketamine infusion, su tratamiento, do not eat, el dolor"

    assert [word.lower() for word in CLINICAL.findall(text)] == ["ketamin", "infus", "tratam", "eat", "dolor"]


@EVERY_KIND
def test_the_private_link_stands_once_and_without_one_its_place_is_shown(kind, settings):
    settings.SITE_URL = "https://clinic.example"
    letter = make_letter(kind)

    for letter.language in TRANSLATED:
        with_link, without = render(letter, link=LINK).body, render(letter).body
        assert with_link.count(LINK) == 1
        assert without == with_link.replace(LINK, "https://clinic.example/…")
    assert no_link() == "https://clinic.example/…"


@pytest.mark.parametrize("kind", sorted(ABOUT_A_TIME))
def test_the_time_is_told_on_the_locations_wall_clock(kind):
    west = make_location("Pensacola", time_zone=Location.TimeZone.CENTRAL)
    letter = make_letter(kind, resource=make_resource(location=west, hours=(time(8), time(17))))

    body = render(letter).body

    assert "Monday, March 9 at 8:00 am Central Time" in body
    assert "Eastern" not in body


@pytest.mark.parametrize("kind", sorted(ABOUT_A_TIME))
def test_a_message_about_a_time_that_is_about_none_is_an_error(kind):
    with pytest.raises(ValueError, match="is about a time"):
        render(make_message(kind=kind))


@pytest.mark.parametrize("kind", [K.APPOINTMENT_CONFIRMED, K.APPOINTMENT_REMINDER])
def test_a_visit_is_told_with_its_place_its_clinician_and_its_rules(kind):
    service = make_service(needs_escort=True, change_notice=2 * 24 * 60)
    letter = make_letter(kind, resource=make_resource(service))

    body = render(letter, link=LINK).body

    assert f"\n\n{WHEN['en']}\nWith Sample Clinician 1\nMiami\n1 Way, Miami, FL 33101\n\n" in body
    assert "Before you come\nPlease have an adult take you home after the visit.\nWhat to bring" in body
    # The clock springs forward on the Sunday between: two days before the visit are 48 hours.
    assert "on your private page until Saturday, March 7 at 8:00 am Eastern Time. After that," in body


def test_a_visit_that_needs_no_escort_asks_for_none():
    assert "adult" not in render(make_letter(K.APPOINTMENT_CONFIRMED)).body


def test_after_the_clinics_notice_the_patient_is_told_to_call():
    letter = make_letter(K.APPOINTMENT_REMINDER)
    letter.send_after = MONDAY_9 - timedelta(days=1)

    body = render(letter).body

    assert "To move or cancel\nPlease call (305) 555-0100. It is too late to do it online." in body


def test_the_name_of_a_room_stays_in_the_house():
    resource = make_resource()
    resource.clinician, resource.name = None, "Ketamine room"
    resource.save()

    letter = make_letter(K.APPOINTMENT_CONFIRMED, resource=resource)
    english = render(letter).body
    letter.language = Language.SPANISH
    spanish = render(letter).body

    assert ("With our team\n" in english, "Con nuestro equipo\n" in spanish) == (True, True)
    assert "Ketamine" not in english + spanish


def test_a_moved_visit_names_both_times():
    body = render(make_letter(K.APPOINTMENT_MOVED)).body

    assert (
        "Your appointment is now on Tuesday, March 10 at 2:00 pm Eastern Time."
        f" It no longer takes place on {WHEN['en']}.\n"
    ) in body


@pytest.mark.parametrize("kind", [K.TIMES_OFFERED, K.OFFER_LAPSING])
def test_offered_times_are_listed_with_the_hour_until_which_they_are_held(kind):
    body = render(make_letter(kind)).body

    assert (
        f"\n1. {WHEN['en']}, Miami, with Sample Clinician 1\n"
        "2. Monday, March 9 at 11:00 am Eastern Time, Miami, with Sample Clinician 1\n\n"
    ) in body
    assert "until Thursday, March 5 at 12:00 pm Eastern Time. After that, others can book them." in body


def test_an_offer_that_is_gone_is_listed_no_longer():
    _, second = offer(make_resource())
    cancel_appointment(appointment=second, reason=CancelReason.CLINIC, by=clinician(), now=NOON)

    body = render(owed(K.OFFER_LAPSING)).body

    assert f"\n\n1. {WHEN['en']}, Miami, with Sample Clinician 1\n\n" in body


def test_an_offer_that_has_run_out_when_the_message_is_due_is_listed_no_longer():
    first, second = offer(make_resource())
    message = owed(K.OFFER_LAPSING)
    Appointment.objects.filter(pk=first.pk).update(held_until=message.send_after)

    body = render(message).body

    assert "\n\n1. Monday, March 9 at 11:00 am Eastern Time, Miami, with Sample Clinician 1\n\n" in body
    assert second.held_until > message.send_after


def test_offers_that_have_all_lapsed_can_still_be_looked_at_by_staff():
    offer(make_resource())
    put_away_lapsed(now=NOON + timedelta(days=2))

    assert f"1. {WHEN['en']}, Miami" in render(owed(K.OFFER_LAPSING)).body


def test_an_accepted_offer_is_confirmed_like_any_booked_time():
    first, _ = offer(make_resource())
    first.request.refresh_from_db()
    accept_offer(appointment=first, by=Actor.PATIENT, now=NOON)

    assert f"Your appointment is booked for {WHEN['en']}." in render(owed(K.APPOINTMENT_CONFIRMED)).body


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (CancelReason.PATIENT, "As you asked, we have cancelled your time on "),
        (CancelReason.CLINIC, "We are sorry: we had to cancel your time on "),
        (CancelReason.CLOSURE, "We are sorry: we had to cancel your time on "),
        (CancelReason.OTHER_TIME, "Your time on "),
    ],
)
def test_a_cancelled_visit_says_who_cancelled_it_and_when_we_call(reason, said):
    booked = book(make_resource())
    cancel_appointment(appointment=booked, reason=reason, by=clinician(), now=NOON)

    body = render(owed(K.APPOINTMENT_CANCELLED)).body

    assert f"\n\n{said}{WHEN['en']}" in body
    assert "another time by 2:00 pm on Wednesday, March 4 (Eastern Time). If you want none," in body


@pytest.mark.parametrize("kind", [K.APPOINTMENT_PENDING, K.APPOINTMENT_CANCELLED, K.APPOINTMENT_MISSED])
def test_no_call_is_promised_for_an_hour_that_has_passed(kind):
    letter = make_letter(kind)
    before = render(letter).body
    letter.send_after = letter.request.due_at

    after = render(letter).body

    promise = re.compile(r"by \d+:00 pm on \w+, March \d")
    assert promise.search(before)
    assert not promise.search(after)
    assert "(305) 555-0100" in after


def test_a_closed_request_says_why_only_when_nobody_could_be_reached():
    letter = make_letter(K.REQUEST_CLOSED)
    unsuitable = render(letter).body
    letter.request.closed_reason = ClosedReason.UNREACHABLE

    unreachable = render(letter).body

    assert "We tried to reach you" not in unsuitable
    assert "\n\nWe tried to reach you several times and could not." in unreachable
    assert "press on your private page" not in unsuitable
    again = "Do you still want an appointment? One press on your private page opens your request again."
    assert f"\n\n{again}\n\nIf you need us" in unreachable


def test_a_closed_request_takes_its_booked_time_along_and_one_without_says_nothing_of_it():
    with_time = render(make_letter(K.REQUEST_CLOSED))
    request = make_request()
    close_request(request=request, reason=ClosedReason.REFERRED_ELSEWHERE, by=clinician(), now=NOON)

    without = render(request.messages.get())

    assert f"With it, your time on {WHEN['en']} is cancelled." in with_time.body
    assert b"METHOD:CANCEL" in with_time.calendar
    assert "your time on" not in without.body
    assert without.calendar == b""


def test_a_saved_form_without_a_name_is_greeted_all_the_same():
    letter = make_letter(K.RESUME_LINK, first_name="")

    english = render(letter, link=LINK).body
    letter.language = Language.SPANISH

    assert "\n\nHello,\n\n" in english
    assert "\n\nHola:\n\n" in render(letter, link=LINK).body


@pytest.mark.parametrize(("kind", "most"), [(K.REQUEST_RECEIVED, 6), (K.APPOINTMENT_CONFIRMED, 4)])
def test_a_message_is_written_with_few_queries(kind, most, django_assert_max_num_queries):
    letter = make_letter(kind)

    with django_assert_max_num_queries(most):
        render(letter, link=LINK)
