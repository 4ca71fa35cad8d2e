"""How many requests a second a server answers, over connections that are kept open as browsers keep them."""

import selectors
import socket
import time

CONNECTIONS = 16
LARGEST = 1 << 18


class Reader:
    """One connection, with at most one request on it."""

    def __init__(self, port: int, path: str) -> None:
        host = f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, deflate, br\r\n"
        self._request = f"GET {path} HTTP/1.1\r\n{host}\r\n".encode()
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._missing = 0

    def ask(self) -> None:
        self.socket.sendall(self._request)

    def read(self) -> bool:
        """Take what has arrived, and say whether an answer is whole. Its head comes in one piece."""
        data = self.socket.recv(LARGEST)
        self._missing = self._missing - len(data) if self._missing else missing_after(data)
        return self._missing == 0


def missing_after(data: bytes) -> int:
    """Return how many bytes of an answer are still to come after its head and some of its body."""
    head, _, body = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200 OK"):
        raise RuntimeError(f"not a page: {head!r}")
    length = head.partition(b"\r\nContent-Length: ")[2].partition(b"\r\n")[0]
    return int(length) - len(body)


def requests_answered(port: int, path: str, seconds: float) -> int:
    """Ask for one page over all connections at once, for so many seconds.

    What was asked last is read to its end, uncounted, so that the next measurement has the machine to itself.
    """
    readers = [Reader(port, path) for _ in range(CONNECTIONS)]
    answered, waiting = 0, set(readers)
    with selectors.DefaultSelector() as selector:
        for reader in readers:
            selector.register(reader.socket, selectors.EVENT_READ, reader)
            reader.ask()
        end = time.perf_counter() + seconds
        while waiting:
            for key, _ in selector.select():
                if not key.data.read():
                    continue
                if time.perf_counter() < end:
                    answered += 1
                    key.data.ask()
                else:
                    waiting.discard(key.data)
    for reader in readers:
        reader.socket.close()
    return answered
