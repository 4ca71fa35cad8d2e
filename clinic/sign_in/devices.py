"""Devices that an account was signed in on before.

Whoever guesses passwords from elsewhere uses up the tries of strangers. A person's own device has tries of
its own, so nobody is locked out by somebody else (the "device cookies" of OWASP's page on guessing).
The cookie lets nobody in: it says only that a complete sign-in happened here once.
"""

import uuid

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from clinic.keyed_hash import keyed_hash
from clinic.models import User

NAME = "__Host-device" if settings.HTTPS else "device"
SALT = "clinic.sign_in.device"
SECONDS = 180 * 24 * 60 * 60


def known_device(request: HttpRequest, username: str) -> str | None:
    """Return the device's own name, when `username` was signed in on it within half a year."""
    device, signed_in = _read(request)
    return device if _name(username) in signed_in else None


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Let the browser say later that this account was signed in on it; several people may share it."""
    device, signed_in = _read(request)
    name = _name(user.get_username())
    names = [name, *(other for other in signed_in if other != name)][:8]
    response.set_cookie(
        NAME,
        signing.dumps([device, names], salt=SALT),
        max_age=SECONDS,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    """Return the device's own name and who signed in on it; a new device's, for one that is not known."""
    try:
        device, signed_in = signing.loads(request.COOKIES.get(NAME, ""), salt=SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return uuid.uuid4().hex, []
    return device, signed_in


def _name(username: str) -> str:
    """Return what stands for a name in the cookie, which whoever uses the computer can read."""
    return keyed_hash("device", username.casefold())
