"""Correcting contact details, and stopping messages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from appointments.actions.details import correct_details
from appointments.actions.messages import stop_messages
from appointments.forms.documents import documents_in_force
from appointments.forms.manage import DetailsForm
from appointments.models import Actor
from appointments.views.manage.private import OpenLink, private_page
from clinic.forms import likely_typo

ENDED = "This request has ended, so its contact details cannot be changed here."
STOPPED_ALREADY = "Messages about this are stopped already."


@private_page("POST")
def details(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Show how we reach the person; POST keeps what is corrected. A likely typo is asked about once."""
    if not link.standing.is_active:
        return link.refuse(http, ENDED)
    if http.method != "POST":
        known = DetailsForm.known(link.request)
        return _form_page(http, link, DetailsForm(initial=known, documents=documents_in_force()))
    form = DetailsForm(http.POST, documents=documents_in_force())
    if not form.is_valid():
        return _form_page(http, link, form, status=422)
    email = form.cleaned_data["email"]
    typo = likely_typo(email)
    if typo and http.POST.get("typo_seen") != email:
        return _form_page(http, link, form, email=email, typo=typo)
    now = link.standing.now
    correct_details(request=link.request, details=form.details(), by=Actor.PATIENT, now=now)
    return link.done("details")


@private_page("POST")
def stop(http: HttpRequest, link: OpenLink) -> HttpResponse:
    """Ask whether we should send nothing more; POST stops all messages about the request."""
    if link.request.messages_stopped_at:
        return link.refuse(http, STOPPED_ALREADY)
    if http.method != "POST":
        return render(http, "appointments/manage/stop.html", {"token": link.token})
    stop_messages(request=link.request, by=Actor.PATIENT, now=link.standing.now)
    return link.done("stopped")


def _form_page(
    http: HttpRequest,
    link: OpenLink,
    form: DetailsForm,
    *,
    email: str = "",
    typo: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "token": link.token, "email": email, "typo": typo}
    return render(http, "appointments/manage/details.html", context, status=status)
