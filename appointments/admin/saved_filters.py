"""Keeping the queue as it is shown under a name, and forgetting it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.saved_filters import SavingRefusedError, forget_filter, save_filter
from appointments.admin.queues import QUEUES
from appointments.admin.tabs import desk_tabs
from appointments.forms.queue_filters import QueueFilterForm, SaveFilterForm
from appointments.models import Actor, SavedFilter
from appointments.queries.queue_filters import filter_options
from clinic.staff import QUEUE, staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE = 422
UNKNOWN_QUEUE = "There is no such queue. Go back, choose one and save again."


def save_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Keep a queue and its filters (POST alone). What is refused comes back with the name as it was typed."""
    if refusal := _refusal(page, http):
        return refusal
    user = staff_user(http)
    form = SaveFilterForm(http.POST, auto_id="save_%s")
    filters = _filters(http)
    queue = http.POST.get("queue", "")
    if queue not in [one.code for one in QUEUES]:
        form.add_error(None, UNKNOWN_QUEUE)
    for link in filters.error_links:
        form.add_error(None, link.message)
    if not form.is_valid():
        return _again(page, http, form)
    query = urlencode({"queue": queue} | filters.filters.chosen)
    try:
        saved = save_filter(
            name=form.cleaned_data["name"], query=query, by=Actor.staff(user), now=timezone.now()
        )
    except SavingRefusedError as error:
        form.add_error("name", str(error))
        return _again(page, http, form)
    messages.success(http, f"Saved as “{saved.name}”.")
    return HttpResponseRedirect(f"{reverse(QUEUE)}?{query}")


def forget_page(page: "RequestAdmin", http: HttpRequest, pk: int) -> HttpResponse:
    """Delete one of one's own filters (POST alone); nobody else's exists here."""
    if refusal := _refusal(page, http):
        return refusal
    user = staff_user(http)
    saved = SavedFilter.objects.filter(pk=pk, user=user).first()
    if saved is None:
        raise Http404("There is no such filter.")
    forget_filter(saved=saved, by=Actor.staff(user), now=timezone.now())
    messages.success(http, f"Deleted “{saved.name}”.")
    return HttpResponseRedirect(reverse(QUEUE))


def _refusal(page: "RequestAdmin", http: HttpRequest) -> HttpResponse | None:
    if not page.has_view_permission(http):
        raise PermissionDenied
    return None if http.method == "POST" else HttpResponseNotAllowed(["POST"])


def _filters(http: HttpRequest) -> QueueFilterForm:
    options = filter_options(staff_user(http), page=http.POST.get("source", ""))
    return QueueFilterForm(http.POST, options=options)


def _again(page: "RequestAdmin", http: HttpRequest, form: SaveFilterForm) -> HttpResponse:
    context: dict[str, Any] = page.admin_site.each_context(http) | desk_tabs(http, now=None)
    sent = [(name, http.POST.get(name, "")) for name in ("queue", *QueueFilterForm.base_fields)]
    context |= {"title": "Save a filter", "opts": page.opts, "form": form, "sent": sent}
    return TemplateResponse(http, "admin/appointments/save_filter.html", context, status=UNPROCESSABLE)
