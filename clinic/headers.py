"""The headers that every answer carries: pages, redirects, errors, files and health alike.

The policy for scripts and styles is settings.SECURE_CSP; docs/security/abuse.md lists who gets a looser one.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from clinic.page_cache.sharing import is_personal

GetResponse = Callable[[HttpRequest], HttpResponse]

# Whatever a page of ours does not use. Allowed: sharing, copying, films in full screen, and passkeys.
SWITCHED_OFF = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
]
# A file that is opened by its own address can run nothing and show nothing but itself.
FILE_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
PRIVATE_PATHS = ("/staff/", "/cms/", "/sign-in/", "/sign-out/", "/consultation/", "/manage/", "/calendar/")
USUAL = {
    "Content-Security-Policy": FILE_CSP,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in SWITCHED_OFF),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def headers_for_everything(get_response: GetResponse) -> GetResponse:
    """Add what is missing. It stands first, so that nothing gets past it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in USUAL.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers and _may_be_personal(request):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def looser_scripts_for_staff(get_response: GetResponse) -> GetResponse:
    """Leave Trusted Types out for whoever carries a cookie of ours: staff, since patients carry none.

    The staff's own pages put in what the server sends, and the editors' bar on public pages does, too.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if is_personal(request.META.get("HTTP_COOKIE", "")) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.STAFF_CSP  # type: ignore[attr-defined]
        return response

    return middleware


def for_the_disk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a document run and show nothing where a browser opens it after all."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if "Content-Disposition" in response.headers:
            response.headers["Content-Security-Policy"] = FILE_CSP
        return response

    return kept


def _may_be_personal(request: HttpRequest) -> bool:
    return request.path_info.startswith(PRIVATE_PATHS) or is_personal(request.META.get("HTTP_COOKIE", ""))
