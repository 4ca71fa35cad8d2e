"""The staff roles as groups, made and kept by every `migrate`.

`ROLES` is the whole truth: after a migration each group holds exactly what stands here.
A permission that belongs to an app which is not there yet is an error, not a silent gap.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

REQUEST_WORK = (
    "appointments.view_appointmentrequest",
    "appointments.triage_appointmentrequest",
)
# The services, who can be booked when, and the days that differ.
CALENDAR_MODELS = ("servicetype", "resource", "availabilityrule", "closure")
SEE_CALENDAR = tuple(f"appointments.view_{model}" for model in CALENDAR_MODELS)
KEEP_CALENDAR = (
    *(f"appointments.{verb}_{model}" for model in CALENDAR_MODELS for verb in ("add", "change")),
    "appointments.delete_availabilityrule",
    "appointments.delete_closure",
    # A clinician's calendar by a secret address: made, renewed and revoked.
    "appointments.change_calendarfeed",
)
# What marketing teaches the search, and where old addresses lead.
SEARCH_WORK = (
    "education.change_searchsettings",
    *(
        f"{app}.{verb}_{model}"
        for app, model in (
            ("education", "searchsynonyms"),
            ("education", "promotedpage"),
            ("wagtailredirects", "redirect"),
        )
        for verb in ("view", "add", "change", "delete")
    ),
)
# What is kept once and shown on many pages. Medical wordings are drafts until a clinician signs them off.
SITE_TEXTS = tuple(
    f"education.{verb}_{model}"
    for model in (
        "reference",
        "safetynotice",
        "glossaryterm",
        "reusablecontent",
        "alert",
        "menu",
        "price",
        "forbiddenphrase",
    )
    for verb in ("view", "add", "change")
)
# Publishing one takes a sign-off besides (education/publishing.py); unpublishing one takes none.
PUBLISH_SNIPPETS = tuple(
    f"education.publish_{model}" for model in ("safetynotice", "glossaryterm", "reusablecontent")
)
PAGE_WORK = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
FILE_WORK = tuple(
    f"{app}.{verb}_{model}"
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for verb in ("add", "change", "choose")
)

# How long requests are kept. The rows are the migration's; only their numbers are changed.
KEEP_PERIODS = ("appointments.view_retentionperiod", "appointments.change_retentionperiod")

# Who answers for what the clinic knows about people. No triage: who looks into everything changes nothing.
PRIVACY_WORK: tuple[str, ...] = (
    "appointments.view_access_report",
    "appointments.answer_privacy_request",
    *KEEP_PERIODS,
)


class Role(StrEnum):
    """The names of the groups; the values are also what `sample_login` takes."""

    FRONT_DESK = "front_desk"
    CLINICIAN = "clinician"
    PRACTICE_MANAGER = "practice_manager"
    PRIVACY_OFFICER = "privacy_officer"
    MARKETING = "marketing"
    CLINICAL_REVIEWER = "clinical_reviewer"
    PUBLISHER = "publisher"


@dataclass(frozen=True)
class RoleGrants:
    """What a role may do: Django permissions, and rights on the tree of pages and on files."""

    title: str
    permissions: tuple[str, ...]
    page_rights: tuple[str, ...] = ()
    file_rights: tuple[str, ...] = ()
    works_at_desk: bool = True


ROLES: dict[Role, RoleGrants] = {
    Role.FRONT_DESK: RoleGrants("Front desk", (*REQUEST_WORK, *SEE_CALENDAR)),
    Role.CLINICIAN: RoleGrants(
        "Clinician",
        (*REQUEST_WORK, *SEE_CALENDAR, "appointments.decide_suitability", "appointments.read_answers"),
    ),
    Role.PRACTICE_MANAGER: RoleGrants(
        "Practice manager",
        (
            *REQUEST_WORK,
            *SEE_CALENDAR,
            *KEEP_CALENDAR,
            "appointments.view_numbers",
            "appointments.export_appointmentrequest",
            "appointments.hand_over_work",
            "clinic.manage_people",
            "appointments.answer_privacy_request",
            *KEEP_PERIODS,
            *(
                f"{app_model.split('.')[0]}.{verb}_{app_model.split('.')[1]}"
                for app_model in (
                    "clinic.location",
                    "clinic.openinghours",
                    "clinic.clinician",
                    "appointments.requesttopic",
                    "appointments.consentdocument",
                    "appointments.messagetext",
                    "appointments.cannedreply",
                )
                for verb in ("view", "add", "change")
            ),
            "clinic.delete_openinghours",
        ),
    ),
    Role.PRIVACY_OFFICER: RoleGrants(
        "Privacy officer", ("appointments.view_appointmentrequest", *PRIVACY_WORK)
    ),
    # What is medical they submit; publishing it takes a permission that only publishers have.
    Role.MARKETING: RoleGrants(
        "Marketing editor",
        (
            "wagtailadmin.access_admin",
            "clinic.change_clinicsettings",
            "education.take_down_page",
            *SEARCH_WORK,
            *SITE_TEXTS,
        ),
        page_rights=PAGE_WORK,
        file_rights=FILE_WORK,
        works_at_desk=False,
    ),
    Role.CLINICAL_REVIEWER: RoleGrants(
        "Clinical reviewer",
        ("wagtailadmin.access_admin", "education.sign_off_medical_page", "education.take_down_page"),
        works_at_desk=False,
    ),
    Role.PUBLISHER: RoleGrants(
        "Publisher",
        (
            "wagtailadmin.access_admin",
            "education.publish_medical_page",
            "education.take_down_page",
            *SITE_TEXTS,
            *PUBLISH_SNIPPETS,
        ),
        page_rights=PAGE_WORK,
        file_rights=FILE_WORK,
        works_at_desk=False,
    ),
}


def keep_roles(sender: AppConfig, **kwargs: Any) -> None:
    """Bring the groups in line with `ROLES` once the last application is migrated."""
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if sender is not with_models[-1]:
        return
    for grants in ROLES.values():
        _keep_role(grants)


def _keep_role(grants: RoleGrants) -> None:
    from django.contrib.auth.models import Group

    group, _ = Group.objects.get_or_create(name=grants.title)
    group.permissions.set([_permission(name) for name in grants.permissions])
    _keep_page_rights(group, grants.page_rights)
    _keep_file_rights(group, grants.file_rights)


def _keep_page_rights(group: Any, codenames: tuple[str, ...]) -> None:
    from wagtail.models import GroupPagePermission, Page

    root = Page.objects.filter(depth=1).first()
    if root is None:
        return
    GroupPagePermission.objects.filter(group=group).exclude(
        page=root, permission__codename__in=codenames
    ).delete()
    for codename in codenames:
        GroupPagePermission.objects.get_or_create(
            group=group, page=root, permission=_permission(f"wagtailcore.{codename}")
        )


def _keep_file_rights(group: Any, names: tuple[str, ...]) -> None:
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    if root is None:
        return
    permissions = [_permission(name) for name in names]
    GroupCollectionPermission.objects.filter(group=group).exclude(
        collection=root, permission__in=permissions
    ).delete()
    for permission in permissions:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _permission(name: str) -> Any:
    from django.contrib.auth.models import Permission

    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


post_migrate.connect(keep_roles, dispatch_uid="clinic.roles.keep_roles")
