"""Every answer once more, and sending them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.booking import TimeRefusedError
from appointments.actions.requests import Sending
from appointments.actions.screening import send_consultation
from appointments.forms.screening.pages import first_unanswered
from appointments.forms.screening.review import review_sections
from appointments.forms.screening.time_choices import HeldTime
from appointments.models import Actor
from appointments.rules.gates import REQUESTS
from appointments.views.challenge import arrival_of, challenge_for
from appointments.views.consultation.draft import OpenDraft, with_draft
from appointments.views.consultation.times import refused_time
from appointments.views.form_steps import form_step, see_other
from clinic.addresses import client_address
from clinic.forms import likely_typo


@form_step
@with_draft
def check(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Read the answers back; POST sends them."""
    missing = first_unanswered(draft.pages, draft.stored)
    if http.method == "POST":
        return see_other(draft.address(missing.slug)) if missing else _send(http, draft)
    held, stored = HeldTime.of(draft.held, now=timezone.now()), dict(draft.stored)
    if held:
        stored["time"] = held.when
    email = stored.get("email", "")
    context = {
        "sections": review_sections(draft.pages, stored, address=draft.address),
        "missing_url": draft.address(missing.slug) if missing else "",
        "later_url": reverse("consultation_later", args=[draft.token]),
        "email": email,
        "typo": likely_typo(email),
        "held": held,
        "token": draft.token,
        "challenge": challenge_for(http, gate=REQUESTS, about=draft.request.submission_key),
    }
    return render(http, "appointments/consultation/check.html", context)


def _send(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Send it. A held time that ran out and was taken meanwhile is not sent without: the times come again."""
    sending = Sending(
        submission_key=draft.request.submission_key,
        address=client_address(http),
        suspicions=draft.request.quarantine_reasons,
        arrival=arrival_of(http, gate=REQUESTS, about=draft.request.submission_key),
    )
    try:
        send_consultation(draft=draft.request, sending=sending, by=Actor.PATIENT, now=timezone.now())
    except TimeRefusedError as error:
        wanted = draft.held.starts_at if draft.held else None
        return refused_time(http, draft, error.refusal, wanted=wanted or timezone.now())
    return see_other(reverse("consultation_sent", args=[draft.token]))
