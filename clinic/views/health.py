"""Health for a supervisor: `/healthz` is the process, `/readyz` all that it needs."""

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from clinic.models import WorkerHeartbeat


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 while this process can answer at all."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, migrations and worker are well, else 503 with what is not."""
    checks = {"database": False, "migrations": False, "worker": False}
    try:
        connection.ensure_connection()
        checks["database"] = True
        checks["migrations"] = _migrations_are_applied()
        checks["worker"] = WorkerHeartbeat.is_fresh(now=timezone.now())
    except (DatabaseError, InterfaceError):
        pass  # The checks that were not reached stay False, which is the answer.
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
