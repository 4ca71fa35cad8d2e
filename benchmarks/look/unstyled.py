"""The baseline: the article's words and nothing else, from a small server of its own."""

import gzip
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.etree.ElementTree import Element, tostring

import tinyhtml5

DRESS = {"link", "style", "script", "svg", "img", "picture", "source"}
KEPT = {"href", "lang", "charset", "name", "content", "id", "for", "colspan", "scope"}
# Without it the browser would ask for an icon, which this page does not have.
NO_ICON = {"rel": "icon", "href": "data:,"}


def unstyled(html: str) -> bytes:
    """Return a page without stylesheets, scripts, pictures, classes and roles."""
    tree = tinyhtml5.parse(html, namespace_html_elements=False)
    _undress(tree)
    head = tree.find("head")
    assert head is not None
    head.append(Element("link", NO_ICON))
    return b"<!DOCTYPE html>" + tostring(tree, encoding="utf-8", method="html")


def _undress(element: Element) -> None:
    element.attrib = {name: value for name, value in element.attrib.items() if name in KEPT}
    for child in list(element):
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2] not in DRESS:
            _undress(child)
        else:
            _remove(element, child)


def _remove(parent: Element, child: Element) -> None:
    """Take a child away, but not the words that follow it."""
    place = list(parent).index(child)
    before = parent[place - 1] if place else None
    if before is None:
        parent.text = (parent.text or "") + (child.tail or "")
    else:
        before.tail = (before.tail or "") + (child.tail or "")
    parent.remove(child)


@contextmanager
def served(url: str) -> Iterator[str]:
    """Serve the page at `url` without its dress, compressed, and give the address of that."""
    with urllib.request.urlopen(url) as response:
        body = gzip.compress(unstyled(response.read().decode()))

    class Page(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
