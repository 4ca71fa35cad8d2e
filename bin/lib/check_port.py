"""Stop with a clear line when PORT is unfit or taken. Runs on any Python 3, before anything is installed."""

import errno
import os
import socket
import sys


def main():
    """Try to listen where gunicorn will; the address alone says nothing about who holds it."""
    text = os.environ.get("PORT", "")
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"bin/serve: PORT must be a number from 1 to 65535, not {text!r}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            sys.exit("bin/serve: " + sentence(error, int(text)))


def sentence(error, port):
    """Say what is wrong with the port, and what to type instead."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return f"port {port} is taken; try PORT={other} bin/serve"
    return f"port {port} cannot be used here ({error.strerror}); try PORT=8000 bin/serve"


main()
