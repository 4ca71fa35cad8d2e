"""Which real objects stand behind the parameters of an address, and what is sent there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from appointments.admin.booking_verbs import TIME_VERBS
from appointments.admin.bulk.choices import EXPORT_CODE
from appointments.admin.bulk.entries import BY_CODE
from appointments.admin.twins import PRESSES
from appointments.admin.verbs import STAFF_VERBS
from tests.clinic.access.addresses import Address
from tests.clinic.access.world import World


@dataclass(frozen=True)
class Stop:
    """One place of the walk: `row` is what the table calls it."""

    row: str
    path: str
    data: dict[str, Any] = field(default_factory=dict)
    query: str = ""


# Addresses that are several doors: each code is a row of its own.
CODES: dict[str, list[str]] = {
    "staff:appointments_request_verb": [verb.code for verb in STAFF_VERBS],
    "staff:appointments_time_verb": [verb.code for verb in TIME_VERBS],
    "staff:appointments_twins_verb": list(PRESSES),
    "staff:appointments_bulk": [*BY_CODE, EXPORT_CODE],
    "wagtailadmin_pages:workflow_action": ["approve", "reject", "cancel"],
}


def stops(address: Address, world: World, person: str) -> Iterator[Stop]:
    for code in CODES.get(address.name, [""]):
        values = _values(address, world, person) | ({"code": code, "action_name": code} if code else {})
        if address.name == "staff:appointments_bulk":
            chosen = [f"{world.request.pk}:{world.request.version}"]
            data: dict[str, Any] = {"action": code, "chosen": chosen, "origin": "open"}
        else:
            data = {}
        yield Stop(f"{address.name} {code}".strip(), _path(address, values), data)


# Patterns that cannot be filled in by name.
PATHS = {
    "/cms/^.*/$": "/cms/no-such-page/",
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
    if name.startswith("/staff/"):
        return name.split("/")[3] if name.count("/") > 3 else ""
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
        "slug": "heart",
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
        "uploaded_file_id": 1,
        "session_id": 1,
        "object_id": article,
        "filter_spec": "width-100",
        "restriction_id": 1,
        "page_view_restriction_id": 1,
        "fingerprint": "x",
        "uidb64": "x",
        "path": "x",
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
    chosen: dict[str, dict[str, Any]] = {
        "calendar_feed": {"token": world.tokens["feed"]},
        "sample_sign_in": {"token": "x"},
        "staff:appointments_filter_forget": {"pk": world.filters[owner].pk},
        "wagtailsettings:edit": {"app_name": "clinic", "model_name": "clinicsettings", "pk": pages["site"].pk},
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
    return by_space.get(name.split(":")[0], {}) | chosen.get(name, {})
