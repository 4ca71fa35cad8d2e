"""Clinical columns of an export: three permissions, and written down as what they are."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from appointments.models import AppointmentRequest, Consent, Screening
from clinic.models import User
from tests.appointments.admin.exporting import EXPORT, HEADS, download, grant, lines_of, looks
from tests.appointments.factories import NOON, document, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon(time_machine: Any) -> Any:
    time_machine.move_to(NOON, tick=False)
    return time_machine


def screened(**changes: Any) -> AppointmentRequest:
    request = make_request(first_name="Screened")
    usual = {
        "answers": {"heart": ["rhythm"]},
        "flags": [{"code": "a", "level": "clinician", "question": "heart", "reason": "=Heart rhythm"}],
        "flag_level": "clinician",
        "peg_score": "6.7",
        "form_version": "2026-11",
        "started_at": NOON,
        "saved_at": NOON,
    }
    Screening.objects.create(request=request, **(usual | changes))
    text = document()
    Consent.objects.create(request=request, document=text, sha256=text.sha256, given_at=NOON)
    return request


def test_clinical_columns_need_three_permissions(office: Client, manager: User) -> None:
    screened()
    offered, columns = [], []
    for more in ([], ["export_clinical"], ["read_answers"]):
        grant(manager, *more)
        page = office.post(EXPORT)
        offered.append("clinical" in page.context["form"].fields)
        columns.append(lines_of(download(office, clinical="on"))[0][len(HEADS) :])

    assert offered == [False, False, True]
    assert columns == [[], [], ["flag_level", "flags", "peg", "agreed_to"]]


def test_clinical_columns_are_recorded_as_such_and_only_when_asked_for(office: Client, manager: User) -> None:
    grant(manager, "export_clinical", "read_answers")
    request, plain = screened(), make_request(first_name="Plain", due_at=NOON + timedelta(days=1))

    without = lines_of(download(office))
    lines = lines_of(download(office, clinical="on"))

    assert without[0] == HEADS
    assert [line[len(HEADS) :] for line in lines[1:]] == [
        ["Clinician review", "'=Heart rhythm", "6.7", "Privacy notice, version 1 (2026-03-04)"],
        ["", "", "", ""],
    ]
    assert [(look[1], look[2]) for look in looks()] == [
        ("contact", None),
        ("contact", request.pk),
        ("contact", plain.pk),
        ("clinical", None),
        ("clinical", request.pk),
        ("clinical", plain.pk),
    ]
