"""A journey that is half done goes on in a fresh database, from a backup that was made beside the site."""

import io
import json
import stat
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from appointments.enums import AppointmentStatus, RequestKind
from appointments.models import Appointment, AppointmentRequest, OutboundMessage, Screening
from clinic.crypto import key_id
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.admin.test_search import QUEUE, SEARCH, names
from tests.appointments.calendar import make_resource, make_service, offer
from tests.appointments.factories import NOON, make_staff, send
from tests.appointments.manage.opened import path, text_of, token_of
from tests.restore.fresh import fresh_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "images").mkdir(parents=True)
    (settings.MEDIA_ROOT / "images" / "hall.txt").write_text("a picture")
    return settings.MEDIA_ROOT


@pytest.fixture
def half_done(media) -> tuple[AppointmentRequest, str, User]:
    """Return a request with two times on offer and answers about health, its link, and a clinician."""
    resource = make_resource(make_service(needs_screening=False))
    request = send(first_name="Marisol", last_name="Quintanilla", location=resource.location)
    AppointmentRequest.objects.filter(pk=request.pk).update(kind=RequestKind.CONSULTATION)
    Screening.objects.create(
        request=request,
        form_version="2026-11",
        rules_version="2026-11",
        answers={"pain_kinds": ["crps"], "medicine_list": "typed", "medicines": "Sarsaparilla tea"},
        started_at=NOON,
        saved_at=NOON,
    )
    offer(resource, request=request)
    return request, token_of(request), make_staff(Role.CLINICIAN, username="casey")


def run(*arguments: str) -> list[str]:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().splitlines()


def back_up(folder: Path) -> Path:
    return Path(run("backup", str(folder))[0].removeprefix("Backed up to "))


def refusal(*arguments: str) -> str:
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    return str(refused.value)


def test_a_journey_goes_on_in_a_fresh_database(half_done, media, tmp_path):
    request, token, clinician = half_done
    signed_in(clinician)
    made = back_up(tmp_path / "backups")
    (media / "images" / "hall.txt").unlink()
    (media / "images").rmdir()

    with fresh_database(tmp_path):
        said = run("restore", str(made))

        browser, desk = Client(), signed_in(User.objects.get(username="casey"))
        shown = text_of(browser.get(path(token)))
        first = Appointment.objects.order_by("starts_at").first()
        answer = browser.post(path(token, "accept/"), {"offer": str(first.public_id)})
        statuses = list(Appointment.objects.order_by("starts_at").values_list("status", flat=True))
        queue = desk.get(f"{QUEUE}?queue=all").content.decode()
        found = names(desk.post(SEARCH, {"typed": "mari quint"}))
        page = desk.get(f"{QUEUE}{request.pk}/change/").content.decode()
        messages = OutboundMessage.objects.filter(request=request).count()

    assert said[:2] == ["Putting back the database of 2026-03-04T17:00:00Z ...", "Migrating and indexing ..."]
    assert "Monday, March 9" in shown
    assert answer.status_code == 303
    assert statuses == [AppointmentStatus.BOOKED, AppointmentStatus.CANCELLED]
    assert (request.reference in queue, found, "Sarsaparilla tea" in page) == (True, ["Marisol"], True)
    assert messages >= 2
    assert (media / "images" / "hall.txt").read_text() == "a picture"


def test_a_backup_is_its_owners_alone_says_what_it_needs_and_holds_no_key(half_done, settings, tmp_path):
    made = back_up(tmp_path / "backups")

    manifest = json.loads((made / "manifest.json").read_text())
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [made, *made.iterdir()]}
    assert modes.pop(made.name) == 0o700
    assert set(modes.values()) == {0o600}
    assert set(modes) == {"manifest.json", *manifest["files"]}
    keys = [*settings.FIELD_KEYS, settings.INDEX_KEY, settings.SECRET_KEY.encode()]
    data = b"".join(path.read_bytes() for path in made.iterdir())
    assert [key for key in keys if key in data or key.hex().encode() in data] == []
    assert list((tmp_path / "backups").iterdir()) == [made]


def test_a_site_that_is_not_empty_is_overwritten_only_when_that_is_asked_for(half_done, media, tmp_path):
    request, _, clinician = half_done
    made = back_up(tmp_path / "backups")
    AppointmentRequest.objects.filter(pk=request.pk).update(first_name="Later")
    (media / "later.txt").write_text("newer than the backup")
    signed_in(clinician)

    refused = refusal("restore", str(made))
    untouched = AppointmentRequest.objects.get(pk=request.pk).first_name
    run("restore", str(made), "--replace")

    assert refused == "the database is not empty. --replace overwrites everything in it"
    assert untouched == "Later"
    assert AppointmentRequest.objects.get(pk=request.pk).first_name == "Marisol"
    assert [path.name for path in media.iterdir()] == ["images"]


def test_a_backup_that_is_damaged_foreign_or_locked_is_refused_before_anything_is_touched(
    half_done, settings, tmp_path
):
    made = back_up(tmp_path / "backups")
    manifest = (made / "manifest.json").read_text()
    engine = json.loads(manifest)["engine"]

    refused = [refusal("restore", str(tmp_path), "--replace")]
    (made / "manifest.json").write_text(manifest.replace('"engine": "', '"engine": "other-'))
    refused.append(refusal("restore", str(made), "--replace"))
    (made / "manifest.json").write_text(manifest)
    (made / "media.tar").write_bytes(b"not what was written")
    refused.append(refusal("restore", str(made), "--replace"))
    settings.FIELD_KEYS, old = [b"x" * 32], settings.FIELD_KEYS
    refused.append(refusal("restore", str(made), "--replace"))
    settings.FIELD_KEYS = old

    lacking = (
        "FIELD_KEYS lacks a key that was in use when the backup was made (ids: {}). Add it behind the first"
    )
    lacking = f"{lacking.format(key_id(old[0]))} key"
    assert refused == [
        f"{tmp_path} is no backup: its manifest.json is missing or cannot be read",
        f"this is a backup of other-{engine}; DATABASE_URL names {engine}",
        "media.tar is missing or not as it was written: this backup is damaged",
        lacking,
    ]
    assert AppointmentRequest.objects.get().first_name == "Marisol"


@pytest.mark.parametrize("place", ["STATIC_ROOT", "MEDIA_ROOT", "static", "education/static"])
def test_a_folder_that_the_website_hands_out_is_refused(place, settings):
    folder = Path(getattr(settings, place, settings.ROOT / place)) / "backups"

    assert refusal("backup", str(folder)).endswith("whose files anybody can get. Choose another folder")
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path):
    (tmp_path / "file").write_text("")

    assert refusal("backup", str(tmp_path / "file" / "backups")).startswith(
        f"cannot write to {tmp_path}/file/"
    )
