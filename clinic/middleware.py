"""Small filters in front of every view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed

GetResponse = Callable[[HttpRequest], HttpResponse]


READ_BY_NOBODY = ("TRACE", "TRACK", "CONNECT", "DEBUG")
UTF_8 = ("utf-8", "utf8", "us-ascii")


def refuse_unreadable_requests(get_response: GetResponse) -> GetResponse:
    """Answer 400 to what would end as a failure further in.

    A NUL in an address is an error in PostgreSQL. A charset such as rot13 is one that Python knows and
    that decodes no bytes. TRACE would show a script the headers that are kept from it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in READ_BY_NOBODY:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST", "OPTIONS"])
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("This address cannot be read.", content_type="text/plain")
        if request.content_params and request.content_params.get("charset", "utf-8").lower() not in UTF_8:
            return HttpResponseBadRequest("Only UTF-8 is read here.", content_type="text/plain")
        return get_response(request)

    return middleware
