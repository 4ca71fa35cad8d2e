"""Uploaded pictures, films and documents."""

import mimetypes
from pathlib import Path

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send an uploaded file, or the part of it that was asked for (RFC 9110, 14).

    Phones ask for a film in parts and play none that comes only whole. Raise Http404 for what is no file.
    """
    file = Path(default_storage.path(path))
    if not file.is_file():
        raise Http404(path)
    kind, encoding = mimetypes.guess_type(file)
    headers = [("Content-Type", kind or "application/octet-stream"), ("Accept-Ranges", "bytes")]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    return WhiteNoiseMiddleware.serve(StaticFile(str(file), headers), request)
