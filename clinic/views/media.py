"""Uploaded pictures, films and documents."""

import mimetypes
from pathlib import Path

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

from clinic.headers import FILE_CSP

# What a page shows or plays. Anything else is for the reader's disk.
SHOWN = ("image/", "video/", "audio/", "text/vtt")


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send an uploaded file, or the part of it that was asked for (RFC 9110, 14).

    Phones ask for a film in parts and play none that comes only whole. Raise Http404 for what is no file.
    """
    file = Path(default_storage.path(path))
    if not _is_file(file):
        raise Http404(path)
    kind, encoding = mimetypes.guess_type(file)
    headers = [("Content-Type", kind or "application/octet-stream"), ("Accept-Ranges", "bytes")]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    if not (kind or "").startswith(SHOWN):
        headers.append(("Content-Disposition", "attachment"))
    # Public pictures: a feed reader or a mail may show them, too.
    headers += [("Content-Security-Policy", FILE_CSP), ("Cross-Origin-Resource-Policy", "cross-origin")]
    return WhiteNoiseMiddleware.serve(StaticFile(str(file), headers), request)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # A name longer than the disk allows belongs to no file.
        return False
