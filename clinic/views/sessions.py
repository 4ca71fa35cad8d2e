"""How long one stays signed in: asked by pages, put off by people, ended everywhere."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from clinic.models import User
from clinic.sessions import clocks, ending, sign_out_everywhere
from clinic.sessions.clocks import End


@require_safe
@never_cache
@login_required
def your_sign_in(request: HttpRequest) -> HttpResponse:
    """Say since when one is signed in here, and offer to end it here or everywhere."""
    since = request.session.get(clocks.SIGNED_IN_AT)
    signed_in_at = datetime.fromtimestamp(since, UTC) if since else None
    return render(request, "clinic/sessions/your_sign_in.html", {"signed_in_at": signed_in_at})


@require_safe
@never_cache
def state(request: HttpRequest) -> HttpResponse:
    """Tell a page how long its session lasts. To ask is not to be there."""
    return _state(request)


@require_POST
@never_cache
def stay(request: HttpRequest) -> HttpResponse:
    """Take a page's word that somebody is there."""
    if request.user.is_authenticated:
        clocks.note_seen(request.session, now=timezone.now(), at_once=True)
    return _state(request)


@require_POST
@never_cache
@login_required
def end_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign this person out of every browser, this one included."""
    if isinstance(request.user, User):
        sign_out_everywhere(user=request.user, by=request.user)
    logout(request)
    request.session[ending.WHY] = End.EVERYWHERE.value
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': reverse('your_sign_in')})}")


def page_owner(request: HttpRequest) -> str:
    """Return a name for whoever is signed in that says nothing, and is the same on all their pages."""
    return salted_hmac("clinic.session page", str(request.user.pk), algorithm="sha256").hexdigest()[:16]


def _state(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return JsonResponse({"who": None})
    now = timezone.now()
    left = {
        "idle": clocks.idle_seconds_left(request.session, now=now),
        "whole": clocks.whole_seconds_left(request.session, now=now),
    }
    return JsonResponse({"who": page_owner(request), "csrf": get_token(request)} | left)
