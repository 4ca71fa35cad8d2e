"""The pages between ticking requests and changing them. All of it is posted: no address names a request."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.admin.bulk.choices import EXPORT_CODE
from appointments.admin.bulk.entries import BY_CODE, BulkAction
from appointments.admin.bulk.outlooks import Batch
from appointments.admin.bulk.rows import Chosen, read_chosen
from appointments.admin.bulk.run import Result, run
from appointments.admin.export import export_chosen
from appointments.admin.queues import QUEUES
from appointments.enums import AccessKind
from appointments.models import Actor
from clinic.staff import QUEUE, staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

ASK, PREVIEW, CONFIRM = "ask", "preview", "confirm"
# Where the page of one request sends from: it goes back there.
FROM_REQUEST = "request"
FINE, UNPROCESSABLE = 200, 422


def bulk_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Ask, show what will happen, or do it (POST alone)."""
    if not page.has_view_permission(http):
        raise PermissionDenied
    if http.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    chosen, code = read_chosen(http.POST), http.POST.get("action", "")
    if code == EXPORT_CODE:
        return export_chosen(page, http, chosen)
    action = BY_CODE.get(code)
    if action and not http.user.has_perm(action.permission):
        raise PermissionDenied
    refusal = chosen.refusal if action else "Choose what to do with the requests."
    if action is None or refusal:
        messages.error(http, refusal)
        return HttpResponseRedirect(origin_of(http, chosen))
    return _step(page, http, action, chosen)


def origin_of(http: HttpRequest, chosen: Chosen) -> str:
    """Return the address that the ticks came from: a queue, or the page of one request."""
    origin = http.POST.get("origin", "")
    if origin == FROM_REQUEST and len(chosen.versions) == 1:
        return reverse("staff:appointments_appointmentrequest_change", args=list(chosen.versions))
    is_queue = origin in {queue.code for queue in QUEUES}
    return reverse(QUEUE) + (f"?queue={origin}" if is_queue else "")


def _step(page: "RequestAdmin", http: HttpRequest, action: BulkAction, chosen: Chosen) -> HttpResponse:
    """Ask until the answers are good, then show what they lead to; do it once that was confirmed."""
    now = timezone.now()
    step = http.POST.get("step", "")
    if action.has_question and step not in (ASK, PREVIEW, CONFIRM):
        return _show(page, http, action, chosen, form=action.make_form(http, now=now), asks=True)
    form = action.make_form(http, now=now, data=http.POST)
    if step == ASK or not form.is_valid():
        status = FINE if step == ASK else UNPROCESSABLE
        return _show(page, http, action, chosen, form=form, asks=True, status=status)
    batch = Batch(chosen.requests(), form.cleaned_data, Actor.staff(staff_user(http)), now)
    if step == CONFIRM:
        return finish(page, http, action.done, chosen, run(batch, chosen, action.outlooks, action.act))
    rows = list(zip(batch.requests, action.outlooks(batch), strict=True))
    return _show(page, http, action, chosen, form=form, rows=rows, answers=action.words(form.cleaned_data))


def _show(
    page: "RequestAdmin",
    http: HttpRequest,
    action: BulkAction,
    chosen: Chosen,
    *,
    form: Any,
    rows: list[Any] | None = None,
    asks: bool = False,
    status: int = FINE,
    **extra: Any,
) -> HttpResponse:
    record_access(by=staff_user(http), now=timezone.now(), kind=AccessKind.LIST)
    rows = [(request, None) for request in chosen.requests()] if rows is None else rows
    will_change = sum(outlook.will_change for _, outlook in rows if outlook)
    context = page.admin_site.each_context(http) | {
        "title": action.label,
        "opts": page.opts,
        "action": action,
        "form": form,
        "rows": rows,
        "gone": len(chosen.versions) - len(rows),
        "asks": asks,
        "will_change": will_change,
        "answered": [] if asks else [(field.html_name, field.value()) for field in form],
        "origin": http.POST.get("origin", ""),
        "back_url": origin_of(http, chosen),
    }
    return TemplateResponse(http, "admin/appointments/bulk.html", context | extra, status=status)


def finish(
    page: "RequestAdmin", http: HttpRequest, done: str, chosen: Chosen, result: Result
) -> HttpResponse:
    """Say what was done: in a line above the list, or on a page of its own when something was skipped.

    The line names nobody, since messages travel in a cookie.
    """
    back_url = origin_of(http, chosen)
    if not result.skipped and not result.gone:
        messages.success(http, f"{result.words(done)}.")
        return HttpResponseRedirect(back_url)
    record_access(by=staff_user(http), now=timezone.now(), kind=AccessKind.LIST)
    context = page.admin_site.each_context(http) | {
        "title": result.words(done),
        "opts": page.opts,
        "result": result,
        "back_url": back_url,
    }
    return TemplateResponse(http, "admin/appointments/bulk_done.html", context)
