"""Requests as a file for a spreadsheet: asked for with a reason, recorded, and only ever posted."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.access import record_export
from appointments.admin.bulk.rows import Chosen
from appointments.admin.places import EXPORT, EXPORT_CLINICAL
from appointments.admin.queues import queue_of
from appointments.admin.screening import READ
from appointments.admin.spreadsheet import BYTE_ORDER_MARK, spreadsheet
from appointments.forms.bulk import ExportForm
from appointments.queries.export import MOST_EXPORTED, columns, export_lines
from clinic.privacy import Privacy
from clinic.staff import QUEUE, staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

FINE, UNPROCESSABLE = 200, 422


def may_export_clinical(http: HttpRequest) -> bool:
    """Say whether answers may leave: who may not read them cannot export them either."""
    return http.user.has_perms([EXPORT, EXPORT_CLINICAL, READ])


def export_chosen(page: "RequestAdmin", http: HttpRequest, chosen: Chosen) -> HttpResponse:
    """Ask what the ticked requests are exported for, or send them."""
    _check(page, http)
    if refusal := chosen.refusal:
        return _refuse(http, refusal)
    ids = [request.pk for request in chosen.requests()]
    return _answer(page, http, ids, chosen_by="chosen one by one")


def export_queue(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Ask what a whole queue is exported for, or send it. The address is the queue's, filters and all."""
    _check(page, http)
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        found = page.get_changelist_instance(http).get_queryset(http)
    except IncorrectLookupParameters as error:
        raise Http404("There is no such queue.") from error
    ids = list(found.order_by(*queue_of(http).order).values_list("pk", flat=True)[: MOST_EXPORTED + 1])
    if len(ids) > MOST_EXPORTED:
        return _refuse(http, f"Choose a queue of {MOST_EXPORTED:,} requests at most.")
    return _answer(page, http, ids, chosen_by=_spoken_filter(http))


def _check(page: "RequestAdmin", http: HttpRequest) -> None:
    if not page.has_view_permission(http) or not http.user.has_perm(EXPORT):
        raise PermissionDenied


def _refuse(http: HttpRequest, refusal: str) -> HttpResponse:
    messages.error(http, refusal)
    return HttpResponseRedirect(reverse(QUEUE))


def _spoken_filter(http: HttpRequest) -> str:
    """Return the queue and its filters as codes. What was typed to be found is left out: it may be a name."""
    filters = [
        f"{name}={value}" for name, value in sorted(http.GET.items()) if name not in ("queue", "q", "p")
    ]
    return " ".join([f"queue={queue_of(http).code}", *(["q=…"] if http.GET.get("q") else []), *filters])


def _answer(page: "RequestAdmin", http: HttpRequest, ids: Sequence[int], *, chosen_by: str) -> HttpResponse:
    if not ids:
        return _refuse(http, "There is nothing to export.")
    may_clinical = may_export_clinical(http)
    if http.POST.get("step") != "confirm":
        return _ask(page, http, ids, ExportForm(may_export_clinical=may_clinical))
    form = ExportForm(http.POST, may_export_clinical=may_clinical)
    if not form.is_valid():
        return _ask(page, http, ids, form, status=UNPROCESSABLE)
    now = timezone.now()
    record_export(
        by=staff_user(http),
        now=now,
        ids=ids,
        chosen_by=chosen_by,
        reason=form.cleaned_data["reason"],
        privacy=Privacy.CLINICAL if form.with_clinical else Privacy.CONTACT,
    )
    return _file(ids, with_clinical=form.with_clinical, now=now)


def _ask(
    page: "RequestAdmin", http: HttpRequest, ids: Sequence[int], form: ExportForm, *, status: int = FINE
) -> HttpResponse:
    is_queue = "chosen" not in http.POST
    context = page.admin_site.each_context(http) | {
        "title": "Export as a spreadsheet",
        "opts": page.opts,
        "form": form,
        "count": len(ids),
        "columns": [name.replace("_", " ") for name in columns(with_clinical=False)],
        "ids": [] if is_queue else ids,
        "origin": http.POST.get("origin", ""),
        "query": http.GET.urlencode(),
        "back_url": reverse(QUEUE) + (f"?{http.GET.urlencode()}" if is_queue else ""),
    }
    return TemplateResponse(http, "admin/appointments/export.html", context, status=status)


def _file(ids: Sequence[int], *, with_clinical: bool, now: datetime) -> HttpResponse:
    """Return the file, whose name tells nothing about anybody."""
    name = f"requests-{timezone.localtime(now):%Y-%m-%d-%H%M}.csv"
    lines = export_lines(ids, with_clinical=with_clinical)
    return spreadsheet(name, columns(with_clinical=with_clinical), lines, begin=BYTE_ORDER_MARK)
