"""The site as gunicorn serves it, with a header that says which process answered."""

import os
from collections.abc import Iterable
from typing import Any

from clinic.page_cache.page import StartResponse
from clinic.wsgi import application as site


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, ("X-Process", str(os.getpid()))], *more)

    return site(environ, start)
