"""A reference is one of a million million, and still may be somebody's already."""

from itertools import chain, repeat

import pytest

from appointments.models import AppointmentRequest
from tests.appointments.factories import make_request, send

pytestmark = pytest.mark.django_db


def test_a_reference_that_is_taken_is_drawn_again_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_request(reference="R-AAAA-AAAA")
    drawn = chain(repeat("A", 8), repeat("B"))
    monkeypatch.setattr("appointments.models.request.secrets.choice", lambda letters: next(drawn))

    request = send(first_name="Marisol")

    assert request.reference == "R-BBBB-BBBB"
    kept = AppointmentRequest.objects.get(reference="R-BBBB-BBBB")
    assert (kept.first_name, kept.messages.count(), kept.events.count()) == ("Marisol", 1, 1)
