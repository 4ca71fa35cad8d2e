"""The sample clinic: plainly a sample, made once, and never overwritten."""

from datetime import time

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from wagtail.models import Page

from clinic import sample_logins
from clinic.models import Clinician, ClinicSettings, Location, OpeningHours, User
from clinic.roles import Role
from clinic.sample_data import database_is_empty, load_sample_clinic

pytestmark = pytest.mark.django_db

MODELS = (Clinician, ClinicSettings, Location, OpeningHours, User, User.groups.through, Page)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Loading the sample hashes four passwords, slowly on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def everything() -> dict[str, list[dict]]:
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MODELS}


def test_the_sample_clinic_has_three_locations_in_both_zones_open_on_workdays():
    load_sample_clinic()

    fields = ("name", "city", "phone", "time_zone", "position", "is_active")
    assert list(Location.objects.values_list(*fields)) == [
        ("Sample Clinic Miami", "Miami", "(305) 555-0110", "America/New_York", 0, True),
        ("Sample Clinic Orlando", "Orlando", "(407) 555-0120", "America/New_York", 1, True),
        ("Sample Clinic Pensacola", "Pensacola", "(850) 555-0130", "America/Chicago", 2, True),
    ]
    hours = OpeningHours.objects.order_by("location__position", "weekday")
    assert list(hours.values_list("location__city", "weekday", "opens_at", "closes_at")) == [
        (city, day, time(8, 30), time(17, 0))
        for city in ("Miami", "Orlando", "Pensacola")
        for day in range(5)
    ]


def test_the_sample_accounts_are_one_per_role_marked_and_without_any_power_of_their_own():
    load_sample_clinic()

    fields = ("username", "is_staff", "is_superuser", "is_sample", "groups__name")
    assert set(User.objects.values_list(*fields)) == {
        ("sample-front-desk", True, False, True, "Front desk"),
        ("sample-clinician", True, False, True, "Clinician"),
        ("sample-practice-manager", True, False, True, "Practice manager"),
        ("sample-privacy-officer", True, False, True, "Privacy officer"),
        ("sample-marketing", False, False, True, "Marketing editor"),
        ("sample-clinical-reviewer", False, False, True, "Clinical reviewer"),
        ("sample-publisher", False, False, True, "Publisher"),
    }


def test_the_sample_reviewer_is_the_first_sample_clinician():
    load_sample_clinic()

    linked = Clinician.objects.exclude(user=None).values_list("name", "user__username")
    assert list(linked) == [("Sample Clinician One", "sample-clinical-reviewer")]


def test_a_clinician_whom_somebody_linked_keeps_that_account():
    load_sample_clinic()
    other = User.objects.get(username="sample-clinician")
    Clinician.objects.filter(name="Sample Clinician One").update(user=other)

    load_sample_clinic()

    linked = Clinician.objects.exclude(user=None).values_list("name", "user__username")
    assert list(linked) == [("Sample Clinician One", "sample-clinician")]


def test_a_sample_account_has_the_password_that_is_printed():
    load_sample_clinic()

    user = authenticate(username="sample-front-desk", password=sample_logins.password(Role.FRONT_DESK))
    assert user == User.objects.get(username="sample-front-desk")
    assert authenticate(username="sample-front-desk", password="sample-front-desk") is None


def test_the_site_says_that_it_is_a_sample():
    assert ClinicSettings().show_sample_notice is False

    load_sample_clinic()

    clinic = ClinicSettings.load()
    assert (clinic.show_sample_notice, clinic.made_by_load_sample, clinic.is_sample_site) == (True,) * 3


@pytest.mark.parametrize("change", [{"show_sample_notice": False}, {"made_by_load_sample": False}])
def test_a_site_is_a_sample_only_while_it_says_so_and_was_made_as_one(change):
    load_sample_clinic()
    ClinicSettings.objects.update(**change)

    load_sample_clinic()

    assert ClinicSettings.load().is_sample_site is False


def test_loading_twice_changes_nothing():
    call_command("load_sample")
    first = everything()

    call_command("load_sample")

    assert everything() == first
    assert len(first["Page"]) > 2


def test_what_the_clinic_has_changed_is_kept():
    load_sample_clinic()
    Location.objects.filter(city="Miami").update(phone="(305) 555-0999", is_active=False)
    OpeningHours.objects.filter(location__city="Miami", weekday=4).delete()
    Clinician.objects.update(title="Changed")
    ClinicSettings.objects.update(show_sample_notice=False, name="Our Clinic")
    user = User.objects.get(username="sample-clinician")
    user.set_password("a password of their own")
    user.save()
    user.groups.clear()
    changed = everything()

    load_sample_clinic()

    assert everything() == changed


def test_what_was_removed_is_made_again():
    load_sample_clinic()
    Location.objects.get(city="Orlando").delete()

    load_sample_clinic()

    assert Location.objects.get(city="Orlando").opening_hours.count() == 5


def test_no_sample_account_is_made_on_a_site_that_others_can_reach(settings):
    settings.SITE_URL = "https://clinic.example"

    load_sample_clinic()

    assert Location.objects.count() == 3
    assert not User.objects.exists()


def test_a_database_with_people_or_places_is_not_empty():
    assert database_is_empty()

    person = User.objects.create(username="somebody")
    with_a_person = database_is_empty()
    person.delete()
    load_sample_clinic()

    assert (with_a_person, database_is_empty()) == (False, False)
