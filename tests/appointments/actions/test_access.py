"""Recording who looked at whose data."""

import pytest

from appointments.actions.access import record_access
from appointments.enums import AccessKind
from appointments.models import AccessEvent
from clinic.privacy import Privacy
from tests.appointments.factories import NOON, make_request, make_staff

pytestmark = pytest.mark.django_db

FIELDS = ("at", "user", "kind", "privacy_class", "request")


def test_a_look_at_a_request_names_who_when_and_what():
    desk, request = make_staff(), make_request()

    record_access(by=desk, now=NOON, request=request)

    assert list(AccessEvent.objects.values_list(*FIELDS)) == [(NOON, desk.pk, "view", "contact", request.pk)]


def test_a_search_over_everything_names_no_request():
    desk = make_staff()

    record_access(by=desk, now=NOON, kind=AccessKind.SEARCH, privacy=Privacy.CLINICAL)

    assert list(AccessEvent.objects.values_list(*FIELDS)) == [(NOON, desk.pk, "search", "clinical", None)]
