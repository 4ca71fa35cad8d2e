"""What a supervisor is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from clinic.models import WorkerHeartbeat
from clinic.models.worker_heartbeat import FRESH_FOR

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
NO_STORE = "max-age=0, no-cache, no-store, must-revalidate, private"


def ready(client) -> tuple[int, dict[str, bool]]:
    response = client.get("/readyz")
    assert response["Cache-Control"] == NO_STORE
    return response.status_code, response.json()


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)
    return NOW


def test_the_process_answers_without_a_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert (response["Content-Type"], response["Cache-Control"]) == ("text/plain", NO_STORE)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_health_is_read_alone(path, method, client):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("beat_ago", "status", "worker"),
    [
        (timedelta(0), 200, True),
        (FRESH_FOR - timedelta(seconds=1), 200, True),
        (FRESH_FOR, 503, False),
        (timedelta(days=3), 503, False),
    ],
)
def test_the_site_is_ready_while_the_worker_gives_signs_of_life(beat_ago, status, worker, client, now):
    WorkerHeartbeat.beat(now=now - beat_ago)

    assert ready(client) == (status, {"database": True, "migrations": True, "worker": worker})


@pytest.mark.django_db
def test_the_site_is_not_ready_before_the_first_sign_of_life(client):
    assert ready(client) == (503, {"database": True, "migrations": True, "worker": False})


@pytest.mark.django_db
def test_the_site_is_not_ready_while_a_migration_is_missing(client, now):
    WorkerHeartbeat.beat(now=now)
    MigrationRecorder.Migration.objects.filter(app="clinic").delete()

    assert ready(client) == (503, {"database": True, "migrations": False, "worker": True})


@pytest.mark.django_db
def test_the_site_is_not_ready_while_the_database_is_away(client, now, monkeypatch):
    WorkerHeartbeat.beat(now=now)

    def fail() -> None:
        raise OperationalError("no route to db.internal")

    monkeypatch.setattr(connection, "ensure_connection", fail)

    assert ready(client) == (503, {"database": False, "migrations": False, "worker": False})


@pytest.mark.django_db
def test_there_is_one_sign_of_life_and_a_second_row_is_refused(now):
    for minutes in (0, 1):
        WorkerHeartbeat.beat(now=now + timedelta(minutes=minutes))

    assert list(WorkerHeartbeat.objects.values_list("pk", "beat_at")) == [(1, now + timedelta(minutes=1))]
