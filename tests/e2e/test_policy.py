"""The content policy stops nothing of ours on any kind of page, and stops what is not ours."""

import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editors import open_the_editor
from tests.e2e.patient import ARTICLE, Patient, press, send_request
from tests.e2e.site import Site

LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
    console.error(`VIOLATION ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""
STRANGER = """
setTimeout(() => { document.body.innerHTML = "<b>x</b>" });
setTimeout(() => { document.createElement("script").src = "https://evil.example/x.js" });
"""
QUEUE = "/staff/appointments/appointmentrequest/"


def complaints_of(page: Page) -> list[str]:
    """Return a list that fills with what the browser says about policies and failing scripts."""
    said: list[str] = []
    page.add_init_script(LISTEN)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda message: message.type == "error" and said.append(f"{page.url}: {message.text}"),
    )
    return said


def test_public_pages_of_every_kind(open_page: Callable[..., Page]) -> None:
    page = open_page()
    said = complaints_of(page)

    send_request(page, Patient("Vera", "vera@mail.example", "305 555 0144"))
    # Not the feed and the sitemap: the browser itself puts a style into what it shows of XML.
    for path in ("/", ARTICLE, "/search/?q=pain", "/consultation/", "/manage/", "/sign-in/",
                 "/security-policy/", "/.well-known/security.txt"):  # fmt: skip
        page.goto(path)
    page.goto("/request/")
    press(page, "Continue")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()

    # A 422 is an error to the console alone, and so is the icon that a plain text does not name.
    assert [line for line in said if "422" not in line and "404" not in line] == []


def test_text_never_becomes_a_script_or_markup_on_a_public_page(open_page: Callable[..., Page]) -> None:
    page = open_page()
    said = complaints_of(page)
    page.goto("/request/")

    page.evaluate(STRANGER)
    page.wait_for_timeout(500)

    assert page.locator("form").count() > 0
    assert len([line for line in said if "VIOLATION require-trusted-types-for" in line]) == 2


def test_staff_pages_of_every_kind(open_page: Callable[..., Page], site: Site) -> None:
    page = open_page()
    said = complaints_of(page)
    page.goto(site.login_link("practice_manager"))

    for path in ("/staff/", QUEUE, f"{QUEUE}numbers/", "/staff/appointments/closure/add/",
                 "/staff/clinic/location/", "/staff/appointments/messagetext/"):  # fmt: skip
        page.goto(path)
        page.wait_for_timeout(300)
    page.goto(QUEUE)
    page.locator("a[href*='/change/'], table a").first.click()
    page.wait_for_timeout(1500)

    assert [line for line in said if "404" not in line] == []


def test_the_editor_s_pages_and_the_website_as_an_editor_sees_it(
    open_page: Callable[..., Page], site: Site
) -> None:
    page = open_page()
    said = complaints_of(page)
    page.goto(site.login_link("marketing"))

    for path in ("/cms/", "/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/reports/site-history/",
                 "/", ARTICLE):  # fmt: skip
        page.goto(path)
        page.wait_for_timeout(500)
    open_the_editor(page, "About this sample clinic")
    page.wait_for_timeout(2000)

    assert [line for line in said if "404" not in line] == []


RAW = {
    "another site in the request line": (
        "GET http://evil.example/robots.txt HTTP/1.1\r\nHost: {host}\r\n",
        ("200", "400"),
    ),
    "a strange host": ("GET /robots.txt HTTP/1.1\r\nHost: evil.example\r\n", ("400",)),
    "two hosts": ("GET /robots.txt HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n", ("400",)),
    "no host": ("GET /robots.txt HTTP/1.1\r\n", ("200", "400")),
    "two lengths": (
        "POST /manage/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nContent-Length: 40\r\n",
        ("400",),
    ),
    "a length and chunks": (
        "POST /manage/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        ("400", "422", "413"),
    ),
    "a line in a header": ("GET /robots.txt HTTP/1.1\r\nHost: {host}\r\nX-A: b\r\n evil: c\r\n", ("400",)),
    "TRACE": ("TRACE / HTTP/1.1\r\nHost: {host}\r\nX-Secret: mine\r\n", ("405",)),
    "CONNECT": ("CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n", ("400", "404", "405")),
    "an underscore instead of a dash": (
        "GET /robots.txt HTTP/1.1\r\nHost: {host}\r\nX_Forwarded_Host: evil.example\r\n",
        ("200",),
    ),
}


@pytest.mark.parametrize("case", RAW)
def test_a_request_that_is_made_by_hand_finds_no_way_in(site: Site, case: str) -> None:
    text, statuses = RAW[case]

    answer = raw(site, text)

    assert answer.split(" ")[1] in statuses
    assert "evil" not in answer
    assert "X-Secret" not in answer


def raw(site: Site, text: str) -> str:
    """Send these lines as they are, and return the whole answer."""
    host = urlsplit(site.url)
    with socket.create_connection((host.hostname, host.port), timeout=10) as line:
        line.sendall((text.format(host=host.netloc) + "Connection: close\r\n\r\n").encode())
        received = b""
        while piece := line.recv(65536):
            received += piece
    return received.decode(errors="replace")
