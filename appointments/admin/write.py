"""Writing an email to a patient: choose words, change them, see what leaves, send.

Every step is posted and only "Send" changes anything. What was typed travels from page to page in the form.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils import timezone

from appointments.actions.access import record_access
from appointments.actions.replies import refusal_of, write_to_patient
from appointments.actions.transitions import ChangedMeanwhileError
from appointments.admin.verb_view import missed_events, with_fresh_version
from appointments.emails import RenderedMessage, render
from appointments.enums import Language, MessageKind
from appointments.forms.reply import ReplyForm
from appointments.models import Actor, AppointmentRequest, OutboundMessage
from appointments.queries.replies import language_for, replies_for
from appointments.rules.message_text import MEANINGS, PLACEHOLDERS
from appointments.rules.replies import health_words
from appointments.rules.transitions import TransitionRefusedError
from clinic.staff import staff_user

if TYPE_CHECKING:
    from appointments.admin.request import RequestAdmin

UNPROCESSABLE, CONFLICT = 422, 409
DONE = "Written. It leaves in two minutes; until then it can be undone."
PREVIEW, SEND = "preview", "send"


def write_page(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest) -> HttpResponse:
    """Show the form (GET), or take the step that the pressed button names (POST)."""
    if http.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if http.method != "POST":
        return _show(page, http, request, _form(request, initial=_first(request)))
    if http.POST.get("use"):
        return _use(page, http, request)
    step = http.POST.get("step")
    if step not in (PREVIEW, SEND):
        return _show(page, http, request, _form(request, initial=_typed(http)))
    return _check(page, http, request, step)


def _check(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, step: str) -> HttpResponse:
    """Go on with an email that can be sent. Whatever stands in the way, what was typed stays."""
    form = _form(request, data=http.POST)
    if not form.is_valid():
        return _show(page, http, request, form, status=UNPROCESSABLE)
    if refusal := refusal_of(request):
        return _refuse(page, http, request, form, refusal)
    if form.cleaned_data["version"] != request.version:
        return _conflict(page, http, request, form)
    if step == PREVIEW:
        return _preview(page, http, request, form)
    return _send(page, http, request, form)


def _send(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, form: ReplyForm
) -> HttpResponse:
    try:
        write_to_patient(
            request=request, by=Actor.staff(staff_user(http)), now=timezone.now(), **_words_of(form)
        )
    except TransitionRefusedError as error:
        return _refuse(page, http, page.find(http, str(request.pk)), form, str(error))
    except ChangedMeanwhileError:
        return _conflict(page, http, page.find(http, str(request.pk)), form)
    return page.back_to(http, request, DONE)


def _use(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest) -> HttpResponse:
    """Fill a canned reply in, above what was typed so far: nothing typed is lost."""
    replies = replies_for(request)
    chosen = next((one for one in replies if str(one.pk) == http.POST["use"]), None)
    typed = _typed(http)
    if chosen is None:
        return _show(
            page, http, request, _form(request, initial=typed), notice="That reply is not offered any more."
        )
    canned = {_plain(one.body) for one in replies}
    own = "" if _plain(typed["body"]) in canned else typed["body"].strip()
    filled = {
        "language": chosen.language,
        "subject": chosen.subject,
        "body": f"{chosen.body}\n\n{own}" if own else chosen.body,
    }
    notice = "What you had typed stands below the new words." if own else ""
    return _show(page, http, request, _form(request, initial=typed | filled), notice=notice)


def _preview(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, form: ReplyForm
) -> HttpResponse:
    record_access(by=staff_user(http), now=timezone.now(), request=request)
    words = _words_of(form)
    context = _context(page, http, request) | {
        "form": form,
        "rendered": _as_it_leaves(request, words, timezone.now()),
        "language": words["language"],
        "health_words": health_words(words["body"]),
    }
    return TemplateResponse(http, "admin/appointments/write_preview.html", context)


def _as_it_leaves(request: AppointmentRequest, words: dict[str, Any], now: datetime) -> RenderedMessage:
    message = OutboundMessage(
        request=request, kind=MessageKind.STAFF_REPLY, created_at=now, send_after=now, **words
    )
    return render(message)


def _refuse(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, form: ReplyForm, words: str
) -> HttpResponse:
    form.add_error(None, words)
    return _show(page, http, request, form, status=UNPROCESSABLE)


def _conflict(
    page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest, form: ReplyForm
) -> HttpResponse:
    """Say what somebody else did since, and keep what was typed for another press."""
    fresh = _form(request, data=with_fresh_version(http, request))
    missed = missed_events(request, form)
    return _show(page, http, request, fresh, status=CONFLICT, missed_events=missed)


def _show(
    page: "RequestAdmin",
    http: HttpRequest,
    request: AppointmentRequest,
    form: ReplyForm,
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    record_access(by=staff_user(http), now=timezone.now(), request=request)
    context = _context(page, http, request) | {
        "form": form,
        "replies": replies_for(request),
        "refusal": "" if form.is_bound else refusal_of(request),
        "placeholders": [(name, MEANINGS[name]) for name in PLACEHOLDERS[MessageKind.STAFF_REPLY]],
    }
    return TemplateResponse(http, "admin/appointments/write.html", context | extra, status=status)


def _context(page: "RequestAdmin", http: HttpRequest, request: AppointmentRequest) -> dict[str, Any]:
    return page.admin_site.each_context(http) | {
        "title": f"Write an email: {request.reference}",
        "opts": page.opts,
        "request_record": request,
    }


def _form(request: AppointmentRequest, **kwargs: Any) -> ReplyForm:
    names = (request.first_name, request.last_name, request.name_to_use, request.helper_name)
    return ReplyForm(auto_id="id_write_%s", names=names, **kwargs)


def _first(request: AppointmentRequest) -> dict[str, Any]:
    return {"version": request.version, "language": language_for(request)}


def _typed(http: HttpRequest) -> dict[str, Any]:
    """Return what stood in the form, as it was typed."""
    return {name: http.POST.get(name, "") for name in ("version", "language", "subject", "body")}


def _words_of(form: ReplyForm) -> dict[str, Any]:
    told = form.cleaned_data
    return {"language": Language(told["language"]), "subject": told["subject"], "body": told["body"]}


def _plain(text: str) -> str:
    return " ".join(text.split())
