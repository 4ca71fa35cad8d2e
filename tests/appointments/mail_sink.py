"""A real SMTP server on a free port of this machine, that can be told to misbehave."""

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells every line it hears.

SHORT_TIMEOUT = 0.3  # Seconds that the client waits for an answer.


class Sink:
    """Keeps what it is given in `inbox`. Subclasses break off at one step or another."""

    def __init__(self) -> None:
        self.inbox: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.reached = threading.Event()  # Set once somebody came as far as this sink's own step.
        self.port = 0

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.keep(envelope)
        self.reached.set()
        return "250 Message accepted"

    def keep(self, envelope: Any) -> None:
        content = envelope.original_content.replace(b"\r\n", b"\n")
        self.inbox.append(message_from_bytes(content, policy=policy.default))
        self.recipients.append(envelope.rcpt_tos)


class RefusingSink(Sink):
    """Knows nobody of that name."""

    async def handle_RCPT(self, *args: Any) -> str:  # noqa: N802 - aiosmtpd's name
        return "550 No such mailbox"


class HalfAcceptingSink(Sink):
    """Takes the whole message and then cannot keep it."""

    async def handle_DATA(self, *args: Any) -> str:  # noqa: N802 - aiosmtpd's name
        return "451 Local error in processing"


class DroppingSink(Sink):
    """Takes the whole message and hangs up without a word."""

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        server.transport.abort()
        return "250 Nobody hears this"


class StallingSink(Sink):
    """Answers nothing from the named command on: MAIL before the message came, DATA when it was all there."""

    def __init__(self, command: str) -> None:
        super().__init__()
        setattr(self, f"handle_{command}", self.stall)

    async def stall(self, server: SMTP, session: Any, envelope: Any, *args: Any) -> str:
        if envelope.original_content:
            self.keep(envelope)
        self.reached.set()
        await asyncio.Event().wait()  # Until the server is stopped.
        return "250 Nobody hears this"


@contextmanager
def running[S: Sink](sink: S) -> Iterator[S]:
    """Serve `sink` on `sink.port` while the block runs."""
    sink.port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def mailers(port: int) -> dict[str, Any]:
    """Return the MAILERS setting that sends to `port`, as the settings make it of an EMAIL_URL."""
    options = {"host": "127.0.0.1", "port": port, "timeout": SHORT_TIMEOUT}
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}
