"""One page of questions after the other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from appointments.actions.screening import save_page
from appointments.forms.contact_details import Documents
from appointments.forms.documents import documents_by_id, documents_in_force
from appointments.forms.screening.base import ScreeningForm
from appointments.forms.screening.pages import CHECK, Page, first_unanswered
from appointments.forms.tokens import ForgedTokenError, FormToken
from appointments.views.consultation.draft import OpenDraft, with_draft
from appointments.views.form_steps import TOKEN_LOST, UNPROCESSABLE, form_step, see_other


@form_step
@with_draft
def go_on(http: HttpRequest, draft: OpenDraft) -> HttpResponse:
    """Lead somebody who comes back to the first page without answers."""
    missing = first_unanswered(draft.pages, draft.stored)
    return see_other(draft.address(missing.slug if missing else CHECK))


@form_step
@with_draft
def question_page(http: HttpRequest, draft: OpenDraft, slug: str) -> HttpResponse:
    """Show a page with what was saved of it; POST saves it and leads on."""
    page = draft.page(slug)
    if http.method == "POST":
        return _save(http, draft, page)
    documents = _documents(page)
    return show_page(http, draft, page, page.form(stored=draft.stored, documents=documents))


def _save(http: HttpRequest, draft: OpenDraft, page: Page) -> HttpResponse:
    documents, is_lost = _documents_shown(http, page)
    form = page.form(http.POST, stored=draft.stored, documents=documents)
    if is_lost:
        form.add_error(None, TOKEN_LOST)
    if not form.is_valid():
        return show_page(http, draft, page, form, status=UNPROCESSABLE)
    save_page(
        draft=draft.request,
        answers=form.to_answers(),
        consents=form.consents(),
        page=page.slug,
        now=timezone.now(),
    )
    if form.shows_emergency:
        return show_page(http, draft, page, form)
    if "later" in http.POST:
        return see_other(reverse("consultation_later", args=[draft.token]))
    return draft.go_on(page)


def show_page(
    http: HttpRequest,
    draft: OpenDraft,
    page: Page,
    form: ScreeningForm,
    *,
    status: int = 200,
    **extra: object,
) -> HttpResponse:
    """Return a page with its place among the others; `extra` goes to its template."""
    place = draft.pages.index(page)
    context = {
        "page": page,
        "form": form,
        "form_token": _token_for(form),
        "number": place + 1,
        "total": len(draft.pages),
        "back_url": draft.address(draft.pages[place - 1].slug) if place else "",
        "later_url": reverse("consultation_later", args=[draft.token]),
    }
    template = extra.pop("template", "appointments/screening/page.html")
    return render(http, str(template), context | extra, status=status)


def _documents(page: Page) -> Documents:
    return documents_in_force() if page.form_class.shows_documents else {}


def _documents_shown(http: HttpRequest, page: Page) -> tuple[Documents, bool]:
    """Return the texts that the page was opened with, and whether that could not be read."""
    if not page.form_class.shows_documents:
        return {}, False
    try:
        return documents_by_id(FormToken.read(http.POST.get("form_token", "")).document_ids), False
    except ForgedTokenError:
        return documents_in_force(), True


def _token_for(form: ScreeningForm) -> str:
    """Return the hidden value that remembers which texts the page shows, or "" where it shows none."""
    documents: Documents = getattr(form, "documents", {})
    if not documents:
        return ""
    return FormToken.showing(documents, now=timezone.now()).sign()
