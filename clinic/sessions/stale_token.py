"""A form that was open while its person signed in again, in another tab: its token is an earlier one."""

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from clinic.sessions import asked, ending, kept


def answer_stale_token(request: HttpRequest) -> HttpResponse | None:
    """Keep the form and lead to it, or return None when it is nobody's, or not from a page of ours."""
    user = request.session.get(SESSION_KEY) if hasattr(request, "session") else None
    if user is None or not asked.is_worth_keeping(request):
        return None
    if not asked.is_our_form(request, request.session.get(ending.SECRETS, [])):
        return None
    request.session[kept.KEPT] = kept.all_with_form_of(request, user=user, now=timezone.now())
    request.session[ending.SHOWN] = True
    response = HttpResponseRedirect(reverse("kept_forms"))
    response.status_code = 303
    return response
