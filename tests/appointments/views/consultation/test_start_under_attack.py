"""Many consultations begin on one network: with work like any other, without it seen by staff first."""

import pytest
from django.test import Client

from appointments.models import Appointment, AppointmentRequest
from appointments.rules.gates import STARTS
from appointments.views.consultation.times import NO_HOLD
from tests.appointments.forms.screening.posted import POSTED
from tests.appointments.views.consultation.browsing import (
    START,
    begin,
    code_of,
    errors,
    fill_in_all,
    main_of,
    pick,
    post,
    the_draft,
)
from tests.appointments.views.test_under_attack import crowd
from tests.appointments.working import work_of

pytestmark = pytest.mark.django_db


def test_a_consultation_starts_with_work_like_any_other(client: Client) -> None:
    crowd(STARTS, 20)
    page = client.get(START)
    inputs = main_of(page.content.decode()).all("input")
    token = next(one["value"] for one in inputs if one.get("name") == "form_token")

    post(client, START, POSTED["start"] | {"form_token": token, "website": ""} | work_of(page))

    # The clock stands still: the form was answered in no time.
    assert the_draft().quarantine_reasons == ["too_quick"]


def test_without_work_it_holds_no_time_and_is_sent_to_quarantine(client: Client, resource) -> None:
    crowd(STARTS, 20)
    draft = begin(client)

    page = pick(client, draft, code_of(resource))

    assert (page.status_code, Appointment.objects.count()) == (409, 0)
    assert errors(page) == [NO_HOLD]
    fill_in_all(client, draft)
    client.post(f"{draft}check/")
    sent = AppointmentRequest.objects.get()
    assert (sent.status, sent.quarantine_reasons) == ("quarantined", ["many_from_address"])
