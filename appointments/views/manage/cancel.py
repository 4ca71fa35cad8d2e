"""Cancelling a time, and taking the whole request back. Each asks once before it acts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from appointments.actions.booking import cancel_appointment
from appointments.actions.withdrawal import withdraw_request
from appointments.enums import CancelReason
from appointments.forms.manage import CancelForm
from appointments.models import Actor
from appointments.views.manage.move import cannot_change
from appointments.views.manage.private import TOO_LATE, OpenLink, private_page
from appointments.views.manage.spoken import start_of

NOTHING_TO_CANCEL = "There is no time to cancel any more. This is how things stand now."
NOTHING_TO_WITHDRAW = "This request has ended already. There is nothing to withdraw."


@private_page("POST")
def cancel(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Ask whether the time may go, and why; POST cancels it."""
    own = link.standing.appointment
    if own is None or not link.standing.can_change:
        return cannot_change(http, link, NOTHING_TO_CANCEL)
    form = CancelForm(http.POST if http.method == "POST" else None)
    if not form.is_valid():
        context = {"form": form, "token": link.token, "now_is": start_of(own)}
        return render(http, "appointments/manage/cancel.html", context, status=422 if form.is_bound else 200)
    cancel_appointment(
        appointment=own,
        reason=CancelReason.PATIENT,
        by=Actor.PATIENT,
        now=link.standing.now,
        because=form.because,
    )
    return link.done("cancelled")


@private_page("POST")
def withdraw(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Ask whether the request may be taken back; POST withdraws it."""
    if not link.standing.is_active:
        return link.refuse(http, NOTHING_TO_WITHDRAW)
    if link.standing.is_too_late:
        return link.refuse(http, TOO_LATE)
    if http.method != "POST":
        own = link.standing.appointment if link.standing.has_time_to_change else None
        context = {"token": link.token, "now_is": start_of(own) if own else ""}
        return render(http, "appointments/manage/withdraw.html", context)
    withdraw_request(request=link.request, by=Actor.PATIENT, now=link.standing.now)
    return link.done("withdrawn")
