"""Asks for exports and reads what came of them."""

import csv
import io
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.test import Client

from appointments.enums import AccessKind
from appointments.models import AccessEvent
from clinic.models import User
from tests.appointments.admin.bulk import QUEUE

EXPORT = f"{QUEUE}export/"
WHY = "Weekly call list"
HEADS = [
    *("reference", "name", "phone", "email", "language", "location", "about", "status"),
    *("sent", "due", "time_zone", "assigned"),
]


def grant(user: User, *codenames: str) -> None:
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))


def download(client: Client, query: str = "", **typed: Any) -> HttpResponse:
    return client.post(EXPORT + query, {"step": "confirm", "reason": WHY} | typed)


def lines_of(page: HttpResponse) -> list[list[str]]:
    assert page.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(page.content.decode("utf-8-sig"))))


def looks() -> list[tuple]:
    fields = ("kind", "privacy_class", "request", "chosen_by", "row_count", "reason")
    return list(AccessEvent.objects.filter(kind=AccessKind.EXPORT).order_by("pk").values_list(*fields))
