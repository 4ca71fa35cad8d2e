"""The hour at the patient's end of the line."""

import pytest
from django.test import Client

from tests.appointments.admin.pressing import PAGE
from tests.appointments.factories import make_location, make_request

pytestmark = pytest.mark.django_db
EARLIER = "Their ZIP code is on Central Time: an hour earlier for them"


@pytest.mark.parametrize(("postal_code", "said"), [("32501", EARLIER), ("33101", ""), ("", "")])
def test_a_patient_in_the_other_time_zone_is_named_as_such(desk: Client, postal_code: str, said: str) -> None:
    request = make_request(location=make_location("Miami"), postal_code=postal_code)

    page = desk.get(PAGE.format(request.pk))

    assert page.context["their_time"] == said
    assert (EARLIER in page.content.decode()) == bool(said)
