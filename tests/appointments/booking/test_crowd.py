"""A crowd of browsers before gunicorn's two processes. benchmarks/booking does the same with 500 people."""

import pytest
from django.utils import timezone

from appointments.models import Appointment
from appointments.queries.schedule import impossible_states
from benchmarks.booking.crowd import press_at_once
from benchmarks.booking.crowds import fits, is_bare
from benchmarks.booking.people import half_hours, held_by_anybody, make_clinician, make_people
from benchmarks.pages.serving import served
from tests.appointments.factories import make_location
from tests.appointments.worker_process import database_url


@pytest.mark.django_db(transaction=True)
def test_of_forty_people_at_once_as_many_have_a_time_as_fit_and_the_others_are_shown_what_is_free(tmp_path):
    make_location()
    resource = make_clinician("One clinician")
    people = make_people(resource, half_hours(resource)[:15], 40)
    (tmp_path / "static").mkdir()
    environment = {"DATABASE_URL": database_url(), "VAR_DIR": str(tmp_path)}

    with (tmp_path / "log").open("w") as log, served("clinic.wsgi:application", environment, log) as server:
        answers = press_at_once(server.port, people)

    kept = held_by_anybody(resource)
    lost = [person for person, answer in zip(people, answers, strict=True) if answer.status == 409]
    assert {answer.status for answer in answers} == {303, 409}
    assert len(people) - len(lost) == len(kept) == Appointment.objects.count() >= 5
    assert [person for person in lost if fits(person, kept)] == []
    assert [answer.page for answer in answers if answer.status == 409 and is_bare(answer)] == []
    assert list(impossible_states(now=timezone.now())) == []
    assert "database is locked" not in (tmp_path / "log").read_text()
