"""Small filters in front of every view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed

from clinic.unreadable import REFUSAL, names_another_charset

GetResponse = Callable[[HttpRequest], HttpResponse]

READ_BY_NOBODY = ("TRACE", "TRACK", "CONNECT", "DEBUG")


def refuse_unreadable_requests(get_response: GetResponse) -> GetResponse:
    """Answer 400 to what would end as a failure further in.

    A NUL in an address is an error in PostgreSQL. For charsets see clinic/unreadable.py, which stands in
    front of Django where it is served; here they are refused for whoever calls Django without it. TRACE would
    show a script the headers that are kept from it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in READ_BY_NOBODY:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("This address cannot be read.", content_type="text/plain")
        if names_another_charset(request.META.get("CONTENT_TYPE", "")):
            return HttpResponseBadRequest(REFUSAL, content_type="text/plain")
        return get_response(request)

    return middleware
