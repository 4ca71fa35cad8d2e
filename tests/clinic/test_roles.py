"""What each role may do, written out by hand and held against the groups that `migrate` made."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from clinic import roles
from clinic.roles import RoleGrants, keep_roles
from tests.appointments.factories import make_staff
from tests.signed_in import sign_in

pytestmark = pytest.mark.django_db

WORK = {"appointments.view_appointmentrequest", "appointments.triage_appointmentrequest"}
SITE_TEXTS = {
    "education.view_forbiddenphrase",
    "education.add_forbiddenphrase",
    "education.change_forbiddenphrase",
    "education.view_reference",
    "education.add_reference",
    "education.change_reference",
    "education.view_safetynotice",
    "education.add_safetynotice",
    "education.change_safetynotice",
    "education.view_glossaryterm",
    "education.add_glossaryterm",
    "education.change_glossaryterm",
    "education.view_reusablecontent",
    "education.add_reusablecontent",
    "education.change_reusablecontent",
    "education.view_alert",
    "education.add_alert",
    "education.change_alert",
    "education.view_menu",
    "education.add_menu",
    "education.change_menu",
    "education.view_price",
    "education.add_price",
    "education.change_price",
}
SEE_CALENDAR = {
    "appointments.view_servicetype",
    "appointments.view_resource",
    "appointments.view_availabilityrule",
    "appointments.view_closure",
}
PRIVACY = {
    "appointments.answer_privacy_request",
    "appointments.view_retentionperiod",
    "appointments.change_retentionperiod",
}
PERMISSIONS = {
    "Privacy officer": {"appointments.view_appointmentrequest", "appointments.view_access_report"} | PRIVACY,
    "Front desk": WORK | SEE_CALENDAR,
    "Clinician": WORK | SEE_CALENDAR | {"appointments.decide_suitability", "appointments.read_answers"},
    "Practice manager": WORK
    | SEE_CALENDAR
    | PRIVACY
    | {
        "appointments.view_numbers",
        "appointments.export_appointmentrequest",
        "appointments.hand_over_work",
        "clinic.manage_people",
        "appointments.add_servicetype",
        "appointments.change_servicetype",
        "appointments.add_resource",
        "appointments.change_resource",
        "appointments.add_availabilityrule",
        "appointments.change_availabilityrule",
        "appointments.delete_availabilityrule",
        "appointments.add_closure",
        "appointments.change_closure",
        "appointments.delete_closure",
        "appointments.change_calendarfeed",
        "clinic.view_location",
        "clinic.add_location",
        "clinic.change_location",
        "clinic.view_openinghours",
        "clinic.add_openinghours",
        "clinic.change_openinghours",
        "clinic.delete_openinghours",
        "clinic.view_clinician",
        "clinic.add_clinician",
        "clinic.change_clinician",
        "appointments.view_requesttopic",
        "appointments.add_requesttopic",
        "appointments.change_requesttopic",
        "appointments.view_consentdocument",
        "appointments.add_consentdocument",
        "appointments.change_consentdocument",
        "appointments.view_messagetext",
        "appointments.add_messagetext",
        "appointments.change_messagetext",
        "appointments.view_cannedreply",
        "appointments.add_cannedreply",
        "appointments.change_cannedreply",
    },
    "Marketing editor": {
        "wagtailadmin.access_admin",
        "clinic.change_clinicsettings",
        "education.view_searchsynonyms",
        "education.add_searchsynonyms",
        "education.change_searchsynonyms",
        "education.delete_searchsynonyms",
        "education.view_promotedpage",
        "education.add_promotedpage",
        "education.change_promotedpage",
        "education.delete_promotedpage",
        "education.change_searchsettings",
        "wagtailredirects.view_redirect",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        *SITE_TEXTS,
        "education.take_down_page",
    },
    "Clinical reviewer": {
        "wagtailadmin.access_admin",
        "education.sign_off_medical_page",
        "education.take_down_page",
    },
    "Publisher": {
        "wagtailadmin.access_admin",
        "education.publish_medical_page",
        "education.publish_safetynotice",
        "education.publish_glossaryterm",
        "education.publish_reusablecontent",
        *SITE_TEXTS,
        "education.take_down_page",
    },
}
EDITORS = ("Marketing editor", "Publisher")
PAGE_RIGHTS = {
    (group, right, "/")
    for group in EDITORS
    for right in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
}
FILE_RIGHTS = {
    (group, right, "Root")
    for group in EDITORS
    for right in (
        "add_image",
        "change_image",
        "choose_image",
        "add_document",
        "change_document",
        "choose_document",
    )
}


def named(permission: Permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


def permissions() -> dict[str, set[str]]:
    groups = Group.objects.filter(name__in=PERMISSIONS)
    return {group.name: {named(permission) for permission in group.permissions.all()} for group in groups}


def page_rights() -> set[tuple[str, str, str]]:
    fields = ("group__name", "permission__codename", "page__url_path")
    return set(GroupPagePermission.objects.filter(group__name__in=PERMISSIONS).values_list(*fields))


def file_rights() -> set[tuple[str, str, str]]:
    fields = ("group__name", "permission__codename", "collection__name")
    return set(GroupCollectionPermission.objects.filter(group__name__in=PERMISSIONS).values_list(*fields))


def last_application():
    return [config for config in apps.get_app_configs() if config.models_module][-1]


def test_each_role_has_exactly_its_permissions():
    assert permissions() == PERMISSIONS


def test_only_marketing_has_rights_on_pages_and_files():
    assert page_rights() == PAGE_RIGHTS
    assert file_rights() == FILE_RIGHTS


def test_marketing_may_do_nothing_in_the_front_desks_application():
    in_appointments = {
        role: {name for name in make_staff(role).get_all_permissions() if name.startswith("appointments.")}
        for role in roles.Role
    }

    assert in_appointments["front_desk"] == WORK | SEE_CALENDAR
    assert in_appointments["marketing"] == set()


@pytest.mark.parametrize("role", ["front_desk", "practice_manager", "marketing"])
def test_nobody_but_a_clinician_decides_clinical_questions(role):
    permission = "appointments.decide_suitability"

    assert make_staff(roles.Role.CLINICIAN).has_perm(permission)
    assert not make_staff(roles.Role(role)).has_perm(permission)


@pytest.mark.parametrize("role", ["front_desk", "clinician", "practice_manager"])
def test_nobody_but_marketing_enters_the_pages_admin(role, client):
    sign_in(client, make_staff(roles.Role.MARKETING))
    assert client.get("/cms/").status_code == 200

    sign_in(client, make_staff(roles.Role(role)))
    assert client.get("/cms/").status_code in (302, 403)


def test_nobody_in_a_role_may_delete_a_request_or_its_history():
    held = set().union(*permissions().values())

    deletable = {name for name in held if "delete" in name and not name.startswith("education.")}
    assert deletable == {
        "clinic.delete_openinghours",
        "appointments.delete_availabilityrule",
        "appointments.delete_closure",
        "wagtailredirects.delete_redirect",
    }


def test_the_next_migration_takes_back_what_was_granted_by_hand():
    desk = Group.objects.get(name="Front desk")
    extra = Permission.objects.get(codename="decide_suitability")
    desk.permissions.add(extra)
    desk.permissions.remove(Permission.objects.get(codename="triage_appointmentrequest"))

    keep_roles(sender=last_application())

    assert permissions() == PERMISSIONS


def test_a_right_on_pages_that_was_granted_by_hand_is_taken_back_too():
    desk = Group.objects.get(name="Front desk")
    GroupPagePermission.objects.create(
        group=desk,
        page=GroupPagePermission.objects.first().page,
        permission=Permission.objects.get(codename="publish_page"),
    )

    keep_roles(sender=last_application())

    assert page_rights() == PAGE_RIGHTS


def test_groups_are_kept_after_the_last_application_alone(monkeypatch):
    monkeypatch.setattr(roles, "_keep_role", lambda grants: pytest.fail("too early"))

    keep_roles(sender=apps.get_app_config("clinic"))


def test_a_permission_that_does_not_exist_is_an_error_and_not_a_gap(monkeypatch):
    unknown = RoleGrants("Front desk", ("appointments.fly_helicopter",))
    monkeypatch.setattr(roles, "ROLES", {roles.Role.FRONT_DESK: unknown})

    with pytest.raises(Permission.DoesNotExist):
        keep_roles(sender=last_application())
