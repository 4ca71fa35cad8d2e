"""Many browsers that press the same button at the same moment."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.booking.people import Person

PATIENCE = 120


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the whole page, and the seconds from the press to its last byte."""

    status: int
    page: str
    seconds: float


def press_at_once(port: int, people: Sequence[Person]) -> list[Answer]:
    """Send everybody's time to the consultation; all connections are open before the first is used."""
    return asyncio.run(_crowd(port, people))


async def _crowd(port: int, people: Sequence[Person]) -> list[Answer]:
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in people]
    pressed = [
        _press(reader, writer, port, one) for (reader, writer), one in zip(opened, people, strict=True)
    ]
    return await asyncio.wait_for(asyncio.gather(*pressed), PATIENCE)


async def _press(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, person: Person
) -> Answer:
    body = f"time={person.code}"
    head = (
        f"POST /consultation/{person.token}/time/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    begun = time.perf_counter()
    writer.write((head + body).encode())
    await writer.drain()
    got = await reader.read(-1)
    took = time.perf_counter() - begun
    writer.close()
    status = int(got[9:12]) if got.startswith(b"HTTP/1.1 ") else 0
    return Answer(status, got.decode(errors="replace"), took)


def percentile(answers: Sequence[Answer], part: float) -> float:
    """Return the seconds within which that part of the answers came."""
    ordered = sorted(one.seconds for one in answers)
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)]
