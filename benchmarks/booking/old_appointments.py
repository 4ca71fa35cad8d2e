"""Appointments of the past, as many as one likes, made inside of the database."""

from django.db import connection
from django.utils import timezone

from appointments.models import Appointment, AppointmentRequest, Resource, ServiceType

# One after the other back in time, an hour each, on every clinician's calendar in turn.
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %s)",
    "postgresql": "WITH n(i) AS (SELECT generate_series(%s, %s - 1))",
}
UUID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
INSTANT = {
    "sqlite": "datetime({} * 300, 'unixepoch')",
    "postgresql": "to_timestamp({} * 300)",
}
STATUS = (
    "CASE i % 10 WHEN 0 THEN 'noshow' WHEN 1 THEN 'cancelled' WHEN 2 THEN 'cancelled' ELSE 'fulfilled' END"
)


def make_old_appointments(resources: list[Resource], wanted: int) -> int:
    """Bring the old appointments up to `wanted`; return how many there are now. All belong to one request."""
    old = Appointment.objects.filter(request__status="closed", starts_at__lt=timezone.now())
    there = old.count()
    if there < wanted:
        _insert(resources, there, wanted)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return old.count()


def _insert(resources: list[Resource], first: int, end: int) -> None:
    request = AppointmentRequest.objects.filter(status="closed").first() or AppointmentRequest.objects.create(
        kind="consultation",
        status="closed",
        closed_reason="completed",
        closed_at=timezone.now(),
        submission_key="old",
        sent_at=timezone.now(),
        due_at=timezone.now(),
        first_name="Ada",
        last_name="Sample",
    )
    now_tick = int(timezone.now().timestamp()) // 300
    pks = ", ".join(f"({place}, {one.pk})" for place, one in enumerate(resources))
    vendor = connection.vendor
    tick = f"({now_tick} - 300 - 12 * (i / {len(resources)}))"
    begins, ends = INSTANT[vendor].format(tick), INSTANT[vendor].format(f"({tick} + 12)")
    cancelled = "i % 10 IN (1, 2)"
    sql = f"""
        {NUMBERS[vendor]}, r(place, pk) AS (VALUES {pks})
        INSERT INTO appointments_appointment (
            public_id, calendar_uid, request_id, service_id, resource_id, status, version, created_at,
            starts_at, ends_at, first_tick, end_tick, proposed_by, override_reason, sequence,
            cancelled_at, cancel_reason)
        SELECT {UUID[vendor]}, {UUID[vendor]}, %s, %s, r.pk, {STATUS}, 1, {begins},
            {begins}, {ends}, {tick}, {tick} + 12, 'patient', '', 0,
            CASE WHEN {cancelled} THEN {begins} END, CASE WHEN {cancelled} THEN 'patient' ELSE '' END
        FROM n JOIN r ON r.place = i % {len(resources)}"""
    sql = sql.replace("i % ", "i %% ").replace("i %% (", "i %% (")
    service = ServiceType.objects.get(code="half-booked")
    with connection.cursor() as cursor:
        cursor.execute(sql, [first, end, request.pk, service.pk])
