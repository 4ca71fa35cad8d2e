"""Request An Appointment: form, check answers, send, confirmation.

The pages need no cookie and no session, so they also work where cookies are off; that is why they are
exempt from the CSRF cookie check (docs/decisions/0008-forms-without-cookies.md). Each form carries a
signed token of its own instead.
"""

import uuid
from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from appointments.actions.requests import Sending, send_request
from appointments.forms.documents import documents_by_id, documents_in_force
from appointments.forms.request import RequestForm
from appointments.forms.request_review import review_rows
from appointments.forms.tokens import ForgedTokenError, FormToken, SealedAnswers
from appointments.models import Actor, AppointmentRequest
from appointments.rules.gates import REQUESTS
from appointments.validators import clean_source_path
from appointments.views.challenge import arrival_of, challenge_for
from appointments.views.form_steps import TOKEN_LOST, UNPROCESSABLE, form_step, see_other
from appointments.views.next_steps import next_steps
from clinic.addresses import client_address
from clinic.forms import likely_typo
from clinic.models import ClinicSettings
from clinic.views.errors import bad_request


def with_sealed_answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open the answers that a step after the check gets; without any (GET), go to the form."""

    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return redirect("request")
        try:
            sealed = SealedAnswers.unseal(request.POST.get("sealed", ""))
        except ForgedTokenError:
            return bad_request(request)
        return view(request, sealed)

    return opened


@form_step
def request_form(request: HttpRequest) -> HttpResponse:
    """Show the empty form; POST checks it and reads the answers back.

    Switched off, the form is not shown any more; whoever is in the middle of it may still send it.
    """
    if request.method == "POST":
        return _check(request)
    if not ClinicSettings.load(request_or_site=request).requests_open:
        return render(request, "appointments/request_closed.html")
    documents = documents_in_force()
    token = FormToken.showing(documents, now=timezone.now())
    source = clean_source_path(request.GET.get("from", ""))
    return _form_page(request, RequestForm(documents=documents), token, source)


@form_step
@with_sealed_answers
def change_answers(request: HttpRequest, sealed: SealedAnswers) -> HttpResponse:
    """Show the form again with the answers in it; the button's address names the field to go to."""
    return _form_page(request, _form_of(sealed), sealed.token, sealed.source_path)


@form_step
@with_sealed_answers
def send(request: HttpRequest, sealed: SealedAnswers) -> HttpResponse:
    """Put the checked answers on the queue, and go to the confirmation."""
    form = _form_of(sealed)
    if not form.is_valid():
        return _form_page(request, form, sealed.token, sealed.source_path, status=UNPROCESSABLE)
    sending = Sending(
        submission_key=sealed.submission_key,
        address=client_address(request),
        source_path=sealed.source_path,
        suspicions=sealed.suspicions,
        arrival=arrival_of(request, gate=REQUESTS, about=sealed.token.form_id),
    )
    sent = send_request(answers=form.answers(), sending=sending, by=Actor.PATIENT, now=timezone.now())
    return see_other(sent.get_absolute_url())


@require_safe
@never_cache
def sent(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Show the confirmation: the state in plain words, and nothing personal."""
    found = get_object_or_404(AppointmentRequest.objects.select_related("location"), public_id=public_id)
    clinic = ClinicSettings.load(request_or_site=request)
    steps = next_steps(found, caller_number=clinic.caller_number)
    context = {"sent": found, "next_steps": steps, "has_email": bool(found.email)}
    return render(request, "appointments/request_sent.html", context)


def _check(request: HttpRequest) -> HttpResponse:
    """Validate the posted form, and show either its errors or the answers to check."""
    source = clean_source_path(request.POST.get("source_path", ""))
    try:
        token = FormToken.read(request.POST.get("form_token", ""))
    except ForgedTokenError:
        return _form_with_a_new_token(request, source)
    documents = documents_by_id(token.document_ids)
    form = RequestForm(request.POST, documents=documents)
    if not form.is_valid():
        return _form_page(request, form, token, source, status=UNPROCESSABLE)
    trap_is_filled = form.cleaned_data["website"]
    suspicions = token.signs_of_a_robot(trap_is_filled=trap_is_filled, now=timezone.now())
    sealed = SealedAnswers(token, _posted(form, request.POST), source, suspicions)
    email = form.cleaned_data["email"]
    context = {
        "rows": review_rows(form),
        "sealed": sealed.seal(),
        "typo": likely_typo(email),
        "email": email,
        "challenge": challenge_for(request, gate=REQUESTS, about=token.form_id),
    }
    return render(request, "appointments/request_check.html", context)


def _form_with_a_new_token(request: HttpRequest, source: str) -> HttpResponse:
    """Keep what was typed although the hidden token is missing or not ours, and ask to send it again."""
    documents = documents_in_force()
    form = RequestForm(request.POST, documents=documents)
    form.add_error(None, TOKEN_LOST)
    token = FormToken.showing(documents, now=timezone.now()).opened_before()
    return _form_page(request, form, token, source, status=UNPROCESSABLE)


def _posted(form: RequestForm, data: QueryDict) -> dict[str, list[str]]:
    """Return what was posted for the form's own questions, boxes of dates included."""
    asked = form.fields.keys() - {"website"}
    names = [name for name in data if name in asked or name.rpartition("_")[0] in asked]
    return {name: data.getlist(name) for name in names}


def _form_of(sealed: SealedAnswers) -> RequestForm:
    data = QueryDict(mutable=True)
    for name, values in sealed.posted.items():
        data.setlist(name, values)
    return RequestForm(data, documents=documents_by_id(sealed.token.document_ids))


def _form_page(
    request: HttpRequest, form: RequestForm, token: FormToken, source: str, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "form_token": token.sign(),
        "source_path": source,
        "form_has_errors": status == UNPROCESSABLE,
    }
    return render(request, "appointments/request_form.html", context, status=status)
