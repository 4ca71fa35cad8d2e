"""The test database, for every test that asks for one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client, TransactionTestCase

from tests import databases


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "e2e: starts the real site; bin/test runs these last")


@pytest.fixture
def admin_client(admin_user: Any) -> Client:
    """Take the place of pytest-django's, whose session is opened by a password alone."""
    from tests.signed_in import sign_in  # Models can be read now, and not when this file is.

    return sign_in(Client(), admin_user)


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker,
) -> Iterator[None]:
    """Give this process its own copy of a database that is migrated once a run (tests/databases.py)."""
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    base = tmp_path_factory.getbasetemp()
    folder = base if worker == "main" else base.parent  # With xdist, the parent is shared by the workers.
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), databases.prepared(folder, worker) as prepared:
        # Django would empty every table after a test that commits, migrations' rows included.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: _restore(prepared))
        yield
        patch.undo()


def _restore(prepared: databases.Databases) -> None:
    prepared.restore()
    ContentType.objects.clear_cache()  # The test may have changed their numbers.
