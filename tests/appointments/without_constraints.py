"""Writing appointments that the database would refuse, to see what finds them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import CheckConstraint

from appointments.models import Appointment


@contextmanager
def without_constraints() -> Iterator[None]:
    """Take away the constraints of appointments. The test's own transaction brings them back."""
    table = Appointment._meta.db_table
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if is_sqlite:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        for constraint in Appointment._meta.constraints:
            if not isinstance(constraint, CheckConstraint):
                cursor.execute(f'DROP INDEX "{constraint.name}"')
            elif not is_sqlite:
                cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{constraint.name}"')
    try:
        yield
    finally:
        if is_sqlite:  # Unlike the rest, this would outlive the transaction.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
