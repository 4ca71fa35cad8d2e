"""Every page that meets a purged request stands, and says what it is."""

import pytest
import time_machine
from django.test import Client

from appointments.actions.delivery import deliver_due
from appointments.actions.links import issue_link
from appointments.actions.retention import purge
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.actions.triage import add_note, reopen_request
from appointments.enums import AppointmentStatus, ClosedReason, LinkPurpose
from appointments.models import AccessEvent, Actor, AppointmentRequest, Presence
from appointments.queries.schedule import impossible_states
from appointments.rules.transitions import TransitionRefusedError
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.calendar import book, make_resource
from tests.appointments.factories import NOON, PERSONAL, make_staff
from tests.appointments.retention.pages import CHANGE, text_of
from tests.appointments.retention.whole import LONG_AFTER, whole_request

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"


@pytest.fixture
def purged() -> AppointmentRequest:
    """Return a purged request as it stands; its look-alike is gone with it."""
    request = whole_request(reason=ClosedReason.WITHDRAWN)
    AppointmentRequest.objects.exclude(pk=request.pk).update(
        status="closed", closed_reason="withdrawn", closed_at=NOON
    )
    purge(by=Actor.SYSTEM, now=LONG_AFTER)
    request.refresh_from_db()
    return request


@pytest.fixture
def manager(db: None) -> Client:
    return signed_in(make_staff(Role.PRACTICE_MANAGER))


def test_its_page_says_when_and_why_and_no_look_is_recorded(manager: Client, purged) -> None:
    looks = AccessEvent.objects.count()

    page = manager.get(CHANGE.format(purged.pk))

    said = text_of(page)
    assert page.status_code == 200
    assert "On January 1, 2036 at 7:00 a.m., by the system. The time that it is kept for was over." in said
    assert "Withdrawn by the patient" in said
    assert "What to do now" not in said
    assert AccessEvent.objects.count() == looks


@pytest.mark.parametrize(
    "address",
    ["do/reopen/", "do/note/", "do/log/", "write/", "times/", "privacy/do/hold/", "privacy/do/export/"],
)
def test_each_press_is_refused_in_the_same_words(manager: Client, purged, address: str) -> None:
    typed = {"version": purged.version, "text": "kept words", "reason": "kept reason"}

    page = manager.post(f"{QUEUE}{purged.pk}/{address}", typed)

    assert page.status_code == 410
    assert "Nothing was done. Nothing more can be done with this request" in text_of(page)
    assert page.context["typed"] == ["kept words", "kept reason"]
    assert AppointmentRequest.objects.get(pk=purged.pk).version == purged.version


@pytest.mark.parametrize("address", ["write/", "times/", "privacy/", "messages/1/"])
def test_each_page_about_it_shows_what_is_left(manager: Client, purged, address: str) -> None:
    page = manager.get(f"{QUEUE}{purged.pk}/{address}")

    assert (page.status_code, "Everything personal was taken out of it" in text_of(page)) == (200, True)


def test_strangers_learn_nothing_of_it(client: Client, purged) -> None:
    marketing = signed_in(make_staff(Role.MARKETING))

    assert [browser.get(CHANGE.format(purged.pk)).status_code for browser in (client, marketing)] == [
        302,
        302,
    ]


def test_actions_refuse_it_in_words(purged) -> None:
    by = Actor.staff(make_staff())
    words = r"^This request was purged on January 1, 2036\. Nothing more can be done with it\.$"

    with pytest.raises(TransitionRefusedError, match=words):
        reopen_request(request=purged, by=by, now=LONG_AFTER)
    with pytest.raises(TransitionRefusedError, match=words):
        add_note(request=purged, text="words", by=by, now=LONG_AFTER)


def test_who_read_it_before_is_told_of_the_purge() -> None:
    request = whole_request()
    purge(by=Actor.SYSTEM, now=LONG_AFTER)

    with pytest.raises(ChangedMeanwhileError) as refusal:
        reopen_request(request=request, by=Actor.staff(make_staff()), now=LONG_AFTER)

    assert [event.verb for event in refusal.value.events] == ["purged"]


def test_lists_searches_and_exports_name_it_as_purged(manager: Client, purged) -> None:
    listed = manager.get(QUEUE, {"queue": "closed"})
    found = manager.post(f"{QUEUE}search/", {"typed": purged.reference})
    by_name = manager.post(f"{QUEUE}search/", {"typed": PERSONAL["last_name"]})
    exported = manager.post(f"{QUEUE}export/?queue=closed", {"step": "confirm", "reason": "list"})

    assert [text_of(page).count("Purged request</a>") for page in (listed, found)] == [2, 1]
    assert by_name.context["rows"] == []
    assert f"{purged.reference},Purged request,,," in exported.content.decode()


def test_a_page_that_was_left_open_is_told_that_it_changed(manager: Client, purged) -> None:
    page = manager.post(f"{QUEUE}{purged.pk}/here/", {"version": "1"})

    assert (page.status_code, page.context["was_changed"], Presence.objects.count()) == (200, True, 0)


def test_old_private_links_and_confirmations_lead_nowhere(client: Client) -> None:
    request = whole_request()
    token = issue_link(request=request, purpose=LinkPurpose.MANAGE, now=LONG_AFTER)
    sent = request.get_absolute_url()
    with time_machine.travel(LONG_AFTER, tick=False):
        before = [client.get(f"/manage/{token}/").status_code, client.get(sent).status_code]
        purge(by=Actor.SYSTEM, now=LONG_AFTER)
        after = [client.get(f"/manage/{token}/").status_code, client.get(sent).status_code]

    assert (before, after) == ([200, 200], [404, 404])


def test_a_visit_that_took_place_stays_on_the_calendar_without_a_name(manager: Client) -> None:
    visit = book(make_resource())
    request = visit.request
    request.appointments.update(status=AppointmentStatus.FULFILLED)
    visit.ticks.all().delete()
    AppointmentRequest.objects.update(status="closed", closed_reason="completed", closed_at=NOON)
    purge(by=Actor.SYSTEM, now=LONG_AFTER)

    with time_machine.travel(visit.starts_at, tick=False):
        week = manager.get("/staff/appointments/calendar/week/")
        sheet = manager.get("/staff/appointments/calendar/day/")
        today = manager.get(f"{QUEUE}today/")
        numbers = manager.get(f"{QUEUE}numbers/")

    assert [page.status_code for page in (week, sheet, today, numbers)] == [200] * 4
    shown = [text_of(page) for page in (week, sheet, today)]
    assert ["Purged request" in page for page in shown] == [True, True, True]
    assert ["Ada" in page for page in shown] == [False, False, False]


def test_nothing_impossible_is_left_and_nothing_leaves(purged, mailoutbox) -> None:
    mailoutbox.clear()

    assert list(impossible_states(now=LONG_AFTER)) == []
    assert deliver_due(clock=lambda: LONG_AFTER) == 0
    assert mailoutbox == []
