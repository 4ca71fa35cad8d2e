"""What pages show about the session that they belong to."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from clinic.sessions import clocks, ending, kept
from clinic.sessions.clocks import End

register = template.Library()

REASONS = {
    End.IDLE: "You were signed out because nothing was done here for {minutes:g} minutes.",
    End.TOO_LONG: "You were signed out because you had been signed in for {hours:g} hours.",
    End.ELSEWHERE: "You were signed out because your account was changed, or signed out everywhere.",
    End.EVERYWHERE: "You are signed out everywhere.",
}


def watched() -> dict[str, Any]:
    """Return what templates/clinic/sessions/watch.html needs where nobody knows the request."""
    return {"idle_seconds": int(settings.IDLE_MINUTES * 60), "hours": settings.SESSION_HOURS}


@register.inclusion_tag("clinic/sessions/watch.html", takes_context=True)
def session_watch(context: dict[str, Any]) -> dict[str, Any]:
    """Warn on this page before its session ends, and cover the page when it has."""
    from clinic.views.sessions import page_owner

    request: HttpRequest = context["request"]
    if not request.user.is_authenticated:
        return {}
    left = clocks.whole_seconds_left(request.session, now=timezone.now())
    return watched() | {"who": page_owner(request), "whole_seconds": left}


@register.inclusion_tag("clinic/sessions/why.html", takes_context=True)
def why_signed_out(context: dict[str, Any]) -> dict[str, Any]:
    """Say why a session ended, on the page that asks to sign in again; nothing at the first visit."""
    session = getattr(context["request"], "session", {})
    why = session.get(ending.WHY)
    words = REASONS.get(End(why), "") if why else ""
    said = words.format(minutes=settings.IDLE_MINUTES, hours=settings.SESSION_HOURS)
    return {"why": said, "is_kept": kept.KEPT in session}
