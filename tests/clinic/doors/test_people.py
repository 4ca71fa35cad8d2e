"""Looking after other people's accounts, at `/staff/people/`."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from clinic.models import AccountLetter, SecurityEvent, User
from clinic.roles import Role
from clinic.sign_in.factors import has_second_factor
from tests.appointments.factories import make_staff
from tests.clinic.doors.entering import is_signed_in
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

JO = {
    "first_name": "Jo",
    "last_name": "Sample",
    "email": "jo@clinic.example",
    "username": "jo-sample",
    "role": "front_desk",
}


@pytest.fixture
def manager() -> User:
    return make_staff(Role.PRACTICE_MANAGER, username="mona", first_name="Mona", last_name="Manager")


@pytest.fixture
def office(manager) -> Client:
    client = Client()
    sign_in(client, manager)
    return client


def press(client: Client, person: User, **posted):
    return client.post(f"/staff/people/{person.pk}/", posted)


def last_event() -> tuple[str, str | None, str | None, str]:
    event = SecurityEvent.objects.first()
    return (
        event.kind,
        event.user and event.user.username,
        event.by and event.by.username,
        event.detail,
    )


def test_the_manager_invites_somebody(office):
    answer = office.post("/staff/people/invite/", JO)

    jo = User.objects.get(username="jo-sample")
    assert answer.url == f"/staff/people/{jo.pk}/"
    assert (jo.is_staff, jo.is_superuser, [group.name for group in jo.groups.all()]) == (
        True,
        False,
        ["Front desk"],
    )
    assert not jo.has_usable_password()
    assert [(letter.user, letter.kind) for letter in AccountLetter.objects.all()] == [(jo, "invitation")]
    assert last_event() == ("invited", "jo-sample", "mona", "front_desk")
    assert "An invitation is on its way to jo@clinic.example" in office.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"username": "MONA"}, "Somebody has this username already"),
        ({"username": "jo sample"}, "Use letters, digits and hyphens alone"),
        ({"email": "jo"}, "Enter an email address, like name@example.com"),
        ({"role": "privacy_officer"}, "Choose a role"),
        ({"role": "king"}, "Choose a role"),
        ({"first_name": ""}, "Enter their first name"),
    ],
)
def test_a_faulty_invitation_says_what_is_wrong_and_keeps_what_was_typed(office, change, words):
    answer = office.post("/staff/people/invite/", JO | change)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Sample"' in page
    assert not User.objects.filter(username="jo-sample").exists()


def test_a_lost_phone_ends_factors_password_and_sessions(office, make_person):
    sam, browser = make_person(), Client()
    sign_in(browser, sam)
    assert is_signed_in(browser)

    answer = press(office, sam, do="reset")

    sam.refresh_from_db()
    assert answer.status_code == 302
    assert (has_second_factor(sam), sam.has_usable_password(), is_signed_in(browser)) == (False, False, False)
    assert last_event() == ("factors_reset", "sam-sample", "mona", "")
    assert [letter.kind for letter in AccountLetter.objects.all()] == ["invitation"]


def test_another_role_takes_hold_at_once(office, make_person):
    sam, browser = make_person(), Client()
    sign_in(browser, sam)
    assert browser.get("/staff/appointments/appointmentrequest/").status_code == 200

    press(office, sam, do="role", role="marketing")

    assert browser.get("/staff/appointments/appointmentrequest/").status_code in (302, 403)
    assert browser.get("/cms/").status_code == 200
    assert last_event() == ("role_changed", "sam-sample", "mona", "front_desk to marketing")


def test_a_closed_account_is_out_with_the_next_page_and_can_be_opened_again(office, make_person):
    sam, browser = make_person(), Client()
    sign_in(browser, sam)
    assert is_signed_in(browser)

    press(office, sam, do="close")
    closed = is_signed_in(browser)
    press(office, sam, do="open")

    sam.refresh_from_db()
    assert (closed, sam.is_active) == (False, True)
    assert last_event() == ("account_opened", "sam-sample", "mona", "")


@pytest.mark.parametrize("deed", ["invite", "reset", "role", "close", "open"])
def test_a_manager_does_not_touch_themselves_nor_who_stands_above(office, manager, deed):
    above = User.objects.create_superuser("root", "root@clinic.example")
    watcher = make_staff(Role.PRIVACY_OFFICER, username="perry")

    answers = [
        press(office, one, do=deed, role="front_desk").status_code for one in (manager, above, watcher)
    ]

    assert answers == [403, 403, 403]
    assert SecurityEvent.objects.count() == 0


def test_a_manager_cannot_make_a_privacy_officer(office, make_person):
    assert press(office, make_person(), do="role", role="privacy_officer").status_code == 400


@pytest.mark.parametrize("posted", [{}, {"do": "delete"}, {"do": "role"}, {"do": "invite"}])
def test_a_step_that_is_not_there_is_refused(office, make_person, posted):
    assert press(office, make_person(), **posted).status_code == 400


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PRACTICE_MANAGER])
@pytest.mark.parametrize("path", ["/staff/people/", "/staff/people/invite/", "/staff/people/1/"])
def test_others_reach_none_of_it(client, role, path):
    sign_in(client, make_staff(role))

    assert client.get(path, follow=True).status_code == 403


def test_wrong_methods_are_refused(office):
    assert office.post("/staff/people/").status_code == 405
    assert office.put("/staff/people/invite/").status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_many_there_are(
    office, make_person, number, django_assert_num_queries
):
    for index in range(number):
        make_person(f"person-{index}")
    office.get("/staff/people/")

    with django_assert_num_queries(6):
        page = office.get("/staff/people/").content.decode()

    assert all(f"person-{index}" in page for index in range(number))


def test_a_persons_page_tells_what_happened_to_the_account(office, make_person):
    sam = make_person()
    press(office, sam, do="role", role="clinician")

    page = office.get(f"/staff/people/{sam.pk}/").content.decode()

    words = " ".join(strip_tags(page).split())
    assert "Role changed (Front desk to Clinician) Mona Manager," in words
