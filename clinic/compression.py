"""Pages in gzip. WhiteNoise answers for the static files, which are compressed when they are collected."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PageCompression(GZipMiddleware):
    """Django's own, kept off streams: those are pictures and documents, which are compressed already.

    A page that mirrors what a visitor wrote beside a secret could leak the secret by its compressed size
    (the attack called BREACH). Three things stand against that: each answer gets a random number of extra
    bytes, Django masks its CSRF token anew each time, and another site's requests carry no session cookie.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not isinstance(response, HttpResponse):
            return response
        return super().process_response(request, response)
