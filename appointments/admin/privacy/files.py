"""The file that is handed to whoever asked: a page to read and the same for programs, in one archive."""

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime

from django.http import HttpResponse
from django.template.loader import render_to_string

from appointments.admin.privacy.fhir import bundle
from appointments.admin.privacy.readable import sections_of
from appointments.models import AppointmentRequest
from appointments.queries.dossier import Dossier, dossiers_of

PAGE = "admin/appointments/privacy/given_out.html"


def archive(requests: Sequence[AppointmentRequest], *, now: datetime) -> HttpResponse:
    """Return the archive. Its names tell the reference of the first request and nothing about anybody."""
    name = f"data-{requests[0].reference}"
    dossiers = dossiers_of(requests)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{name}.html", _page(dossiers, now))
        packed.writestr(f"{name}.json", json.dumps(bundle(dossiers, now=now), indent=2, ensure_ascii=False))
    headers = {"Content-Disposition": f'attachment; filename="{name}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(file.getvalue(), content_type="application/zip", headers=headers)


def _page(dossiers: Sequence[Dossier], now: datetime) -> str:
    parts = [(dossier, sections_of(dossier)) for dossier in dossiers]
    return render_to_string(PAGE, {"parts": parts, "now": now})
