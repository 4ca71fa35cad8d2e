"""A small piece of work for the sender's browser: what it is, and whether it was done (hashcash).

Puzzle number i asks for a number n, so that the SHA-256 of "seed:i:n" begins with so many zero bits. Many
small puzzles instead of a large one, because a large one takes some people four times as long as others.
"""

import hashlib
import re

PUZZLES = 16
# On a slow phone the whole takes about a second (docs/security/abuse.md has the numbers).
BITS = 13
# Each step doubles the work. More than this would keep a slow phone busy longer than its owner reads.
MOST_STEPS = 2
ANSWER = re.compile(rf"[0-9]{{1,10}}(?:,[0-9]{{1,10}}){{{PUZZLES - 1}}}")


def is_solved(*, seed: str, bits: int, answer: str) -> bool:
    """Say whether `answer` holds the numbers of all puzzles, with commas between. It costs 16 hashes."""
    if not ANSWER.fullmatch(answer):
        return False
    return all(
        _begins_with_zeros(f"{seed}:{puzzle}:{number}", bits)
        for puzzle, number in enumerate(answer.split(","))
    )


def bits_for(*, hits: int, limit: int) -> int:
    """Return how hard each puzzle is: harder at two and at four times the limit."""
    return BITS + min(MOST_STEPS, max(0, (hits // max(limit, 1)).bit_length() - 1))


def _begins_with_zeros(text: str, bits: int) -> bool:
    digest = hashlib.sha256(text.encode("ascii")).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0
