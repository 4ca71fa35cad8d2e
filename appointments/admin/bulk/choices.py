"""What the bar below a list offers."""

from typing import Any

from django.http import HttpRequest

from appointments.admin.bulk.entries import BULK_ACTIONS
from appointments.admin.places import EXPORT, HAND_OVER

EXPORT_CODE = "export"


def bulk_choices(http: HttpRequest, *, origin: str) -> dict[str, Any]:
    """Return what parts/bulk_bar.html shows to whoever is signed in. No query of its own.

    `origin` is the code of the queue to come back to, or "".
    """
    may_export = http.user.has_perm(EXPORT)
    offered = [(one.code, one.label) for one in BULK_ACTIONS if http.user.has_perm(one.permission)]
    return {
        "bulk_actions": offered + ([(EXPORT_CODE, "Export as a spreadsheet")] if may_export else []),
        "bulk_origin": origin,
        "may_export": may_export,
        "may_hand_over": http.user.has_perm(HAND_OVER),
        "export_query": http.GET.urlencode(),
    }
