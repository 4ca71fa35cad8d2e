"""A file for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from appointments.rules.spreadsheet import safe_cell

# Programs that take a file without it for an old Windows one would show accents as other letters.
BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(
    name: str, heads: Sequence[str], lines: Iterable[Iterable[object]], *, begin: str = ""
) -> HttpResponse:
    """Return a file of that name without a cell that a spreadsheet would run. `begin` stands before all."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    response = HttpResponse(begin, content_type="text/csv; charset=utf-8", headers=headers)
    writer = csv.writer(response)
    writer.writerow(heads)
    writer.writerows([safe_cell(cell) for cell in line] for line in lines)
    return response
