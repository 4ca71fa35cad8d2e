"""Which real objects stand behind the parameters of an address, and what is sent there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from appointments.admin.booking_verbs import TIME_VERBS
from appointments.admin.bulk.choices import EXPORT_CODE
from appointments.admin.bulk.entries import BY_CODE
from appointments.admin.privacy.verbs import PRIVACY_VERBS
from appointments.admin.twins import PRESSES
from appointments.admin.verbs import STAFF_VERBS
from clinic.models import ClinicSettings
from education.social_card import Card
from tests.clinic.access.addresses import Address
from tests.clinic.access.world import World


@dataclass(frozen=True)
class Stop:
    """One place of the walk: `row` is what the table calls it."""

    row: str
    path: str
    data: dict[str, Any] = field(default_factory=dict)
    query: str = ""


def cms_bulk_actions() -> list[str]:
    """Return what Wagtail lets people do with many rows of a list, as app.model.action."""
    bulk_action_registry.get_bulk_action_class("", "", "")  # It looks for them when it is first asked.
    return [
        f"{app}.{model}.{action}"
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    ]


# Addresses that are several doors: each code is a row of its own.
CODES: dict[str, list[str]] = {
    "staff:appointments_request_verb": [verb.code for verb in STAFF_VERBS],
    "staff:appointments_time_verb": [verb.code for verb in TIME_VERBS],
    "staff:appointments_twins_verb": list(PRESSES),
    "staff:appointments_privacy_verb": list(PRIVACY_VERBS),
    "staff:appointments_bulk": [*BY_CODE, EXPORT_CODE],
    "wagtailadmin_pages:workflow_action": ["approve", "reject"],
    "wagtail_bulk_action": cms_bulk_actions(),
}


def stops(address: Address, world: World, person: str) -> Iterator[Stop]:
    for code in CODES.get(address.name, [""]):
        values, row = _values(address, world, person), f"{address.name} {code}".strip()
        if address.name == "staff:appointments_bulk":
            chosen = [f"{world.request.pk}:{world.request.version}"]
            yield Stop(row, _path(address, values), {"action": code, "chosen": chosen, "origin": "open"})
        elif address.name == "wagtail_bulk_action":
            app, model, action = code.split(".")
            values |= {"app_label": app, "model_name": model, "action": action}
            yield Stop(row, _path(address, values), query=f"?id={_row_of(world, model)}")
        else:
            values |= {"code": code, "action_name": code} if code else {}
            yield Stop(row, _path(address, values))


def _row_of(world: World, model: str) -> Any:
    rows = {**world.pages, **world.snippets, **world.staff, "page": world.pages["live"]}
    return rows[model].pk


# Patterns that cannot be filled in by name.
PATHS = {
    "/cms/…/": "/cms/no-such-page/",
    "wagtail_serve": "/places/",
}


def _path(address: Address, values: dict[str, Any]) -> str:
    if address.name == "wagtaildocs_serve":
        return f"/documents/{values['document_id']}/{values['document_name']}"
    return PATHS.get(address.name) or address.path(values)


def _values(address: Address, world: World, person: str) -> dict[str, Any]:
    everywhere = _requests(world) | _pages(world)
    kind = _kind(address.name)
    if kind in world.staff:
        everywhere |= {"object_id": world.staff[kind].pk, "id": world.staff[kind].pk}
    if address.name.startswith("wagtailsnippet") and kind in world.snippets:
        everywhere |= _snippet(world, kind)
    return everywhere | _special(address.name, world, person)


def _kind(name: str) -> str:
    """Return the model that a name of Django's admin or of Wagtail's snippets tells."""
    last = name.split(":")[-1] if name.startswith("staff:") else name.split(":")[0]
    parts = last.split("_")
    if name.startswith("/staff/") and name.count("/") > 3:
        return name.split("/")[3]
    return parts[1] if name.startswith("staff:") and len(parts) > 1 else parts[-1]


def _requests(world: World) -> dict[str, Any]:
    return {
        "pk": world.request.pk,
        "other_pk": world.other.pk,
        "time_pk": world.time.pk,
        "message_pk": world.message.pk,
        "clinician_pk": world.staff["clinician"].pk,
        "public_id": world.request.public_id,
        "content_type_id": 1,
        "app_label": "appointments",
        "url": "no-such-page",
        "code": "404",
        "token": world.tokens["manage"],
        "slug": "you",
    }


def _pages(world: World) -> dict[str, Any]:
    pages = world.pages
    article, home = pages["article"].pk, pages["home"].pk
    by_name = dict.fromkeys(("page_id", "page_to_move_id", "page_pk"), article)
    by_name |= dict.fromkeys(("parent_page_id", "destination_id"), home)
    by_name |= dict.fromkeys(("image_id",), pages["image"].pk)
    by_name |= dict.fromkeys(("document_id", "doc_id"), pages["document"].pk)
    return by_name | {
        "document_name": pages["document"].filename,
        "content_type_app_name": "education",
        "content_type_model_name": "articlepage",
        "model_name": "articlepage",
        "app_name": "education",
        "action": "delete",
        "action_name": "approve",
        "revision_id": world.revisions["page"],
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_id": world.tasks["task"],
        "workflow_pk": world.tasks["workflow"],
        "task_state_id": world.tasks["page step"],
        "workflow_state_id": world.tasks["page workflow"],
        "collection_id": pages["collection"].pk,
        "redirect_id": pages["redirect"].pk,
        "object_id": article,
        "filter_spec": "width-100",
        "restriction_id": 1,
        "page_view_restriction_id": 1,
        "uidb64": "x",
        "path": pages["image"].file.name,
    }


def _snippet(world: World, kind: str) -> dict[str, Any]:
    return {
        "pk": world.snippets[kind].pk,
        "revision_id": world.revisions.get(kind, 0),
        "task_state_id": world.tasks.get(f"{kind} step", 0),
        "workflow_state_id": world.tasks.get(f"{kind} workflow", 0),
    }


def _special(name: str, world: World, person: str) -> dict[str, Any]:
    pages = world.pages
    if name.startswith("consultation"):
        return {"token": world.tokens["resume"]}
    owner = person if person in world.filters else next(iter(world.filters))
    own = world.own[owner]
    live, app = {"page_id": pages["live"].pk}, {"app_label": "education"}
    card = Card.of(pages["live"], ClinicSettings.load().short_name)
    chosen: dict[str, dict[str, Any]] = {
        "calendar_feed": {"token": world.tokens["feed"]},
        "sample_sign_in": {"token": "x"},
        "sign_in_set_password": {"token": world.tokens["password"]},
        "mfa_edit_webauthn": {"pk": world.passkeys[owner]},
        "mfa_remove_webauthn": {"pk": world.passkeys[owner]},
        "staff:person": {"pk": world.newcomer.pk},
        "staff:appointments_filter_forget": {"pk": world.filters[owner].pk},
        "take_down": live,
        "share": live,
        "social_card": live | {"fingerprint": card.fingerprint},
        **dict.fromkeys([f"wagtailadmin_pages:{step}" for step in ("unpublish", "lock", "unlock")], live),
        "wagtailadmin_pages:choose_parent": app,
        "wagtailadmin_workflows:add_task": app | {"model_name": "clinicalreviewtask"},
        "wagtailadmin_editing_sessions:ping": app | {"session_id": own["session_id"]},
        "wagtailadmin_editing_sessions:release": {"session_id": own["session_id"]},
        "wagtailimages:create_multiple_from_uploaded_image": {"uploaded_file_id": own["Image"]},
        "wagtailimages:delete_upload_multiple": {"uploaded_file_id": own["Image"]},
        "wagtaildocs:create_multiple_from_uploaded_document": {"uploaded_file_id": own["Document"]},
        "wagtaildocs:delete_upload_multiple": {"uploaded_file_id": own["Document"]},
        "wagtailadmin_api:documents:detail": {"pk": pages["document"].pk},
        "wagtailadmin_api:images:detail": {"pk": pages["image"].pk},
        "wagtailadmin_api:pages:action": {"pk": pages["live"].pk, "action_name": "unpublish"},
        "wagtailsettings:edit": {
            "app_name": "clinic",
            "model_name": "clinicsettings",
            "pk": ClinicSettings.load().pk,
        },
    }
    by_space = {
        "wagtailusers_users": {"pk": world.staff["user"].pk},
        "wagtailusers_groups": {"pk": world.staff["group"].pk},
        "wagtailsites": {"pk": pages["site"].pk},
        "wagtailadmin_collections": {"pk": pages["collection"].pk},
        "wagtailadmin_workflows": {"pk": world.tasks["workflow"]},
        "wagtailimages_chooser": {"pk": pages["image"].pk},
        "wagtaildocs_chooser": {"pk": pages["document"].pk},
        "wagtailadmin_api": {"pk": pages["article"].pk},
        "wagtailadmin_pages": {"pk": pages["article"].pk},
    }
    return by_space.get(name.split(":")[0], {}) | chosen.get(name.split(" ")[0], {})
