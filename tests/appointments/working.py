"""A browser's work, done in Python."""

import hashlib
import re
from itertools import count

from django.http import HttpResponse

from appointments.rules.proof_of_work import PUZZLES


def solve(seed: str, bits: int) -> str:
    """Return the answer that the page's script would put into the form."""
    return ",".join(str(_number(f"{seed}:{puzzle}:", bits)) for puzzle in range(PUZZLES))


def work_of(page: HttpResponse) -> dict[str, str]:
    """Return the two hidden values that come back with a form whose page asked for work."""
    html = page.content.decode()
    challenge = re.search(r'name="challenge" value="([^"]+)"', html)
    asked = re.search(r'data-seed="(\w+)"\s+data-bits="(\d+)"', html)
    assert challenge, "the page asks for no work"
    assert asked
    return {"challenge": challenge[1], "proof": solve(asked[1], int(asked[2]))}


def _number(start: str, bits: int) -> int:
    return next(
        number
        for number in count()
        if int.from_bytes(hashlib.sha256(f"{start}{number}".encode()).digest()[:4]) >> (32 - bits) == 0
    )
