"""The thin layer between gunicorn and Django."""

from collections.abc import Callable, Iterable

from clinic.page_cache import generation
from clinic.page_cache.answers import Answer
from clinic.page_cache.memory import Memory
from clinic.page_cache.page import Page, StartResponse
from clinic.page_cache.requests import Environ, Key, key_of, may_fill

Application = Callable[[Environ, StartResponse], Iterable[bytes]]


class PageCache:
    """Answers public pages from memory and hands everything else on as it came."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self.memory = Memory()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self._application(environ, start_response)
        now = generation.current()  # Before anything is rendered: see the package.
        page = self.memory.get(key, now)
        if page:
            return page.answer(environ, start_response)
        return self._ask(key, now, environ, start_response)

    def _ask(self, key: Key, now: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django answer. Keep a page for everybody, and send it as it would be sent again."""
        answer = Answer()
        body = self._application(environ, answer.start)
        if environ["REQUEST_METHOD"] == "HEAD" or not answer.is_for_everybody():
            start_response(answer.status, answer.headers)
            return body
        page = Page.of(answer.headers, answer.plain(body))
        if may_fill(environ):
            self.memory.put(key, now, page)
        return page.answer(environ, start_response)
