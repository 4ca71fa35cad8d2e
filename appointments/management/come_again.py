"""Made-up people who come again: copies of their first requests, made inside of the database.

A million requests one by one would take the longer part of an hour, most of it for encrypting.
"""

from django.core.management.color import no_style
from django.db import connection, transaction

from appointments.models import AppointmentRequest, SearchToken

UUID = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}
LATER = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%f', {column}, '{minutes} minutes')",
    "postgresql": "{column} + interval '{minutes} minutes'",
}
PADDED = {"sqlite": "substr('00000000' || ({number}), -8)", "postgresql": "lpad(({number})::text, 8, '0')"}
MOMENTS = ("sent_at", "due_at", "closed_at")


@transaction.atomic
def come_again(*, first: int, last: int, times_over: int, most: int) -> None:
    """Copy at most `most` of the closed requests whose ids lie between two.

    They are as many minutes later as there are ids, `times_over`; so are their ids, numbers and references.
    """
    shift = (last - first + 1) * times_over
    request, token = AppointmentRequest._meta, SearchToken._meta
    columns = [str(field.column) for field in request.concrete_fields]
    chosen = f"id >= {first} AND id <= {min(last, first + most - 1)} AND status = 'closed'"
    copied = ", ".join(_copied(column, shift) for column in columns)
    requests = (
        f"INSERT INTO {request.db_table} ({', '.join(columns)})"  # noqa: S608 - names of columns, and numbers
        f" SELECT {copied} FROM {request.db_table} WHERE {chosen}"
    )
    tokens = (
        f"INSERT INTO {token.db_table} (request_id, digest, sent_at)"  # noqa: S608 - as above
        f" SELECT request_id + {shift}, digest, {_later('sent_at', shift)} FROM {token.db_table}"
        f" WHERE request_id IN (SELECT id FROM {request.db_table} WHERE {chosen})"
    )
    anew = connection.ops.sequence_reset_sql(no_style(), [AppointmentRequest])
    with connection.cursor() as cursor:
        for statement in (requests, tokens, *anew):
            cursor.execute(statement)


def _copied(column: str, shift: int) -> str:
    if column == "id":
        return f"id + {shift}"
    if column == "public_id":
        return UUID[connection.vendor]
    if column in MOMENTS:
        return _later(column, shift)
    if column == "submission_key":
        return f"submission_key || '-{shift}'"
    if column == "reference":
        return _reference(shift)
    return column


def _later(column: str, minutes: int) -> str:
    return LATER[connection.vendor].format(column=column, minutes=minutes)


def _reference(shift: int) -> str:
    """Return the reference whose number is higher by so much: "R-0000-0123"."""
    number = f"CAST(substr(reference, 3, 4) || substr(reference, 8, 4) AS integer) + {shift}"
    padded = PADDED[connection.vendor].format(number=number)
    return f"'R-' || substr({padded}, 1, 4) || '-' || substr({padded}, 5, 4)"
