"""The first page: nothing is kept before it is sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.gates import reasons_against
from appointments.actions.requests import Sending
from appointments.actions.screening import start_draft
from appointments.forms.documents import documents_by_id, documents_in_force
from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.pages import PAGES, pages_of
from appointments.forms.tokens import ForgedTokenError, FormToken
from appointments.rules.gates import STARTS
from appointments.validators import clean_source_path
from appointments.views.challenge import arrival_of, challenge_for
from appointments.views.form_steps import TOKEN_LOST, UNPROCESSABLE, form_step, see_other
from clinic.addresses import client_address
from clinic.keyed_hash import keyed_hash
from clinic.models import ClinicSettings


@form_step
def start(http: HttpRequest) -> HttpResponse:
    """Show what it is about, and ask to agree; POST begins the draft.

    Switched off, or before a clinician has approved its questions, no new one begins; whoever is in the
    middle of one may still send it.
    """
    if http.method == "POST":
        return _begin(http)
    if not ClinicSettings.load(request_or_site=http).offers_consultation:
        return render(http, "appointments/consultation/closed.html")
    documents = documents_in_force()
    token = FormToken.showing(documents, now=timezone.now())
    form = PAGES[0].form(stored={}, documents=documents)
    return _page(http, form, token, clean_source_path(http.GET.get("from", "")))


def _begin(http: HttpRequest) -> HttpResponse:
    now = timezone.now()
    source = clean_source_path(http.POST.get("source_path", ""))
    try:
        token = FormToken.read(http.POST.get("form_token", ""))
    except ForgedTokenError:
        return _with_a_new_token(http, source)
    form = PAGES[0].form(http.POST, stored={}, documents=documents_by_id(token.document_ids))
    if not form.is_valid():
        return _page(http, form, token, source, status=UNPROCESSABLE)
    address = client_address(http)
    arrival = arrival_of(http, gate=STARTS, about=token.form_id)
    against = reasons_against(gate=STARTS, address=address, arrival=arrival, now=now)
    sending = Sending(
        submission_key=keyed_hash("consultation", token.form_id),
        address=address,
        source_path=source,
        suspicions=(*token.signs_of_a_robot(trap_is_filled=form.cleaned_data["website"], now=now), *against),
    )
    link = start_draft(answers=form.to_answers(), consents=form.consents(), sending=sending, now=now)
    return see_other(reverse("consultation_page", args=[link, PAGES[1].slug]))


def _with_a_new_token(http: HttpRequest, source: str) -> HttpResponse:
    """Keep the answers although the hidden token is missing or not ours, and ask to send them again."""
    documents = documents_in_force()
    form = PAGES[0].form(http.POST, stored={}, documents=documents)
    form.add_error(None, TOKEN_LOST)
    token = FormToken.showing(documents, now=timezone.now()).opened_before()
    return _page(http, form, token, source, status=UNPROCESSABLE)


def _page(
    http: HttpRequest, form: ScreeningForm, token: FormToken, source: str, *, status: int = 200
) -> HttpResponse:
    pages = pages_of(asks_peg=ClinicSettings.load(request_or_site=http).asks_peg)
    context = {
        "page": pages[0],
        "form": form,
        "form_token": token.sign(),
        "source_path": source,
        "number": 1,
        "total": len(pages),
        "challenge": challenge_for(http, gate=STARTS, about=token.form_id),
    }
    return render(http, "appointments/screening/page.html", context, status=status)
