"""The sample clinic: three locations, two clinicians and one account per role, all plainly samples."""

from datetime import time

from django.contrib.auth.models import Group
from django.utils import timezone

from clinic import sample_logins
from clinic.models import Clinician, ClinicSettings, Location, OpeningHours, User
from clinic.roles import ROLES, Role

EASTERN, CENTRAL = Location.TimeZone.EASTERN, Location.TimeZone.CENTRAL
LOCATIONS = (
    ("Sample Clinic Miami", "100 Sample Avenue", "Miami", "33101", "(305) 555-0110", EASTERN),
    ("Sample Clinic Orlando", "200 Sample Street", "Orlando", "32801", "(407) 555-0120", EASTERN),
    ("Sample Clinic Pensacola", "300 Sample Road", "Pensacola", "32501", "(850) 555-0130", CENTRAL),
)
CLINICIANS = (
    ("Sample Clinician One", "MD", "Medical director (sample)"),
    ("Sample Clinician Two", "PMHNP", "Nurse practitioner (sample)"),
)
WORKDAYS = range(5)
NAMES = {
    Role.FRONT_DESK: ("Sam", "Sample (front desk)"),
    Role.CLINICIAN: ("Casey", "Sample (clinician)"),
    Role.PRACTICE_MANAGER: ("Pat", "Sample (practice manager)"),
    Role.PRIVACY_OFFICER: ("Perry", "Sample (privacy officer)"),
    Role.MARKETING: ("Morgan", "Sample (marketing)"),
    Role.CLINICAL_REVIEWER: ("Robin", "Sample (clinical reviewer)"),
    Role.PUBLISHER: ("Parker", "Sample (publisher)"),
}


def database_is_empty() -> bool:
    """Say whether nobody has put people or places in yet."""
    return not User.objects.exists() and not Location.objects.exists()


def load_sample_clinic() -> None:
    """Make what is missing and leave alone what is there."""
    mark_as_sample()
    for position, values in enumerate(LOCATIONS):
        _load_location(position, *values)
    for name, credentials, title in CLINICIANS:
        Clinician.objects.get_or_create(name=name, defaults={"credentials": credentials, "title": title})
    if sample_logins.site_is_local():
        for role in Role:
            _load_account(role)
        _let_a_clinician_sign_off()


def _let_a_clinician_sign_off() -> None:
    """Link the reviewer's account to the first sample clinician, unless somebody linked it already."""
    reviewer = User.objects.get(username=sample_logins.username(Role.CLINICAL_REVIEWER))
    if not Clinician.objects.filter(user=reviewer).exists():
        Clinician.objects.filter(name=CLINICIANS[0][0], user=None).update(user=reviewer)


def mark_as_sample() -> None:
    """Let a site without settings of its own say that it is a sample; one that has them is a clinic's."""
    if not ClinicSettings.objects.exists():
        settings = ClinicSettings.load()
        settings.show_sample_notice = settings.made_by_load_sample = True
        settings.screening_approved_by = "Sample Medical Director"
        settings.screening_approved_on = timezone.localdate()
        settings.screening_approved_version = "2026-11"
        settings.save()


def _load_location(
    position: int, name: str, street: str, city: str, postal_code: str, phone: str, time_zone: str
) -> None:
    location, is_new = Location.objects.get_or_create(
        name=name,
        defaults={
            "street": street,
            "city": city,
            "postal_code": postal_code,
            "phone": phone,
            "time_zone": time_zone,
            "position": position,
        },
    )
    if is_new:
        OpeningHours.objects.bulk_create(
            OpeningHours(location=location, weekday=day, opens_at=time(8, 30), closes_at=time(17, 0))
            for day in WORKDAYS
        )


def _load_account(role: Role) -> None:
    first_name, last_name = NAMES[role]
    user, is_new = User.objects.get_or_create(
        username=sample_logins.username(role),
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "is_staff": ROLES[role].works_at_desk,
            "is_sample": True,
        },
    )
    if is_new:
        user.set_password(sample_logins.password(role))
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name=ROLES[role].title))
    sample_logins.factor_of(user)
