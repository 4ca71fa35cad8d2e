"""How a view says that its answer is the same for everybody: in the words that every cache understands."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers


def share[Response: HttpResponseBase](request: HttpRequest, response: Response) -> Response:
    """Mark a page that depends on nothing but its address, and on who is signed in.

    A browser keeps it and asks each time whether it still holds, because nothing can call a browser back.
    A proxy that we tell about changes (`purge`) may answer without asking.
    """
    if is_personal(request.META.get("HTTP_COOKIE", "")):
        response["Cache-Control"] = "private, no-cache"
    else:
        response["Cache-Control"] = _for_everybody()
    patch_vary_headers(response, ["Cookie"])
    return response


def is_personal(cookies: str) -> bool:
    """Say whether a Cookie header holds one of ours. A name inside another's counts, to be safe."""
    return bool(cookies) and any(f"{name}=" in cookies for name in _our_cookies())


def _our_cookies() -> tuple[str, ...]:
    return (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "messages",
    )


def _for_everybody() -> str:
    proxies = f", s-maxage={seconds}" if (seconds := settings.PROXY_CACHE_SECONDS) else ""
    return f"public, max-age=0{proxies}, must-revalidate"
