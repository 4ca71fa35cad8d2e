"""Handing over all of somebody's open work when they are away."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.actions.assigning import assign_request, put_back_request, putting_back_refusal
from appointments.admin.bulk import outlooks
from appointments.admin.bulk.outlooks import Batch, Outlook
from appointments.admin.bulk.pages import finish
from appointments.admin.bulk.rows import MOST_ROWS, read_chosen
from appointments.admin.bulk.run import run
from appointments.admin.places import HAND_OVER
from appointments.enums import AccessKind
from appointments.forms.bulk import HandOverForm
from appointments.models import Actor, AppointmentRequest
from appointments.queries.colleagues import TRIAGE, colleagues, with_open_work
from clinic.models import User
from clinic.staff import QUEUE, staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

FINE, UNPROCESSABLE = 200, 422


def hand_over_page(page: "RequestAdmin", http: HttpRequest) -> HttpResponse:
    """Ask who is away and who takes over, show what that moves, and move it (the last two by POST)."""
    if not page.has_view_permission(http) or not http.user.has_perm(TRIAGE):
        raise PermissionDenied
    if http.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = _form(http)
    if not form.is_bound or http.POST.get("step") == "ask":
        return _show(page, http, form)
    if not form.is_valid():
        return _show(page, http, form, status=UNPROCESSABLE)
    source: User = form.cleaned_data["source"]
    if http.POST.get("step") == "confirm":
        return _move(page, http, form, source)
    requests = _open_work(source)
    batch = _batch(http, requests[:MOST_ROWS], form)
    rows = list(zip(batch.requests, _outlooks(batch), strict=True))
    record_access(by=staff_user(http), now=batch.now, kind=AccessKind.LIST)
    return _show(page, http, form, source=source, rows=rows, left=len(requests) - len(rows))


def _form(http: HttpRequest) -> HandOverForm:
    """Return the question: a colleague's work needs its own permission, one's own needs none."""
    me = staff_user(http)
    holders = with_open_work()
    if not me.has_perm(HAND_OVER):
        holders = holders.filter(pk=me.pk)
    shown = list(holders)
    initial = {"source": str(me.pk)} if me in shown else {}
    data = http.POST if http.method == "POST" else None
    return HandOverForm(data, holders=shown, people=list(colleagues()), me=me, initial=initial)


def _open_work(source: User) -> list[AppointmentRequest]:
    found = AppointmentRequest.objects.claimed_by(source)
    return list(found.select_related("topic", "location", "assigned_to"))


def _batch(http: HttpRequest, requests: list[AppointmentRequest], form: HandOverForm) -> Batch:
    return Batch(requests, form.cleaned_data, Actor.staff(staff_user(http)), timezone.now())


def _move(page: "RequestAdmin", http: HttpRequest, form: HandOverForm, source: User) -> HttpResponse:
    """Move what was on the page that was confirmed, as far as it is still the person's."""
    chosen = read_chosen(http.POST)
    batch = _batch(http, chosen.requests()[:MOST_ROWS], form)
    not_theirs = outlooks.stays(f"it is not {source.called}’s any more")

    def those_of_theirs(batch: Batch) -> list[Outlook]:
        pairs = zip(batch.requests, _outlooks(batch), strict=True)
        return [seen if one.assigned_to_id == source.pk else not_theirs for one, seen in pairs]

    return finish(page, http, "handed over", chosen, run(batch, chosen, those_of_theirs, _hand_over))


def _outlooks(batch: Batch) -> list[Outlook]:
    return outlooks.assigning(batch) if batch.answers["to"] else [_put_back(one) for one in batch.requests]


def _put_back(request: AppointmentRequest) -> Outlook:
    if refusal := putting_back_refusal(request):
        return outlooks.stays(refusal)
    return outlooks.will("will stand in “Unclaimed”, for whoever is free.")


def _hand_over(request: AppointmentRequest, batch: Batch) -> None:
    if to := batch.answers["to"]:
        assign_request(request=request, to=to, by=batch.by, now=batch.now)
    else:
        put_back_request(request=request, by=batch.by, now=batch.now)


def _show(
    page: "RequestAdmin", http: HttpRequest, form: HandOverForm, *, status: int = FINE, **extra: Any
) -> HttpResponse:
    asks = "rows" not in extra
    context = page.admin_site.each_context(http) | {
        "title": "Hand over",
        "opts": page.opts,
        "form": form,
        "asks": asks,
        "answered": [] if asks else [(field.html_name, field.value()) for field in form],
        "back_url": reverse(QUEUE),
    }
    return TemplateResponse(http, "admin/appointments/hand_over.html", context | extra, status=status)
