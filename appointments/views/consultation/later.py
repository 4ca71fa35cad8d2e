"""Coming back later: the private link to the saved form, to note, print or have sent by email."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.limits import count_hit
from appointments.actions.links import LIVES_FOR, link_address
from appointments.actions.messages import queue_message
from appointments.enums import LinkPurpose, MessageKind
from appointments.models import Actor
from appointments.views.consultation.draft import OpenDraft, with_draft
from appointments.views.form_steps import form_step, see_other

MOST_MAILS, MAILS_WINDOW = 3, timedelta(hours=1)


@form_step
@with_draft
def later(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Show the link; POST sends it to the email address that was given in the form, and to no other."""
    if http.method == "POST":
        return _mail(draft)
    context = {
        "link": link_address(LinkPurpose.RESUME, draft.token),
        "kept_until": timezone.localtime(draft.request.screening.saved_at + LIVES_FOR[LinkPurpose.RESUME]),
        "email": draft.request.email,
        "is_mailed": http.GET.get("mailed") == "yes",
    }
    return render(http, "appointments/consultation/later.html", context)


def _mail(draft: OpenDraft) -> HttpResponse:
    now = timezone.now()
    address = reverse("consultation_later", args=[draft.token])
    if not draft.request.email:
        return see_other(address)
    mails = count_hit(purpose="resume_link", value=str(draft.request.pk), window=MAILS_WINDOW, now=now)
    if mails <= MOST_MAILS:
        queue_message(request=draft.request, kind=MessageKind.RESUME_LINK, by=Actor.PATIENT, now=now)
    return see_other(f"{address}?mailed=yes")
