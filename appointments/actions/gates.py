"""A form is sent under pressure: counted, and let through when its browser has done the work.

Nobody is refused here. A caller that finds reasons against a sending puts it aside, where staff see why.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.core import signing

from appointments.actions.limits import count_hit, hits_so_far
from appointments.rules.gates import ADDRESS_WINDOW, SITE_WINDOW, Gate, Pressure
from appointments.rules.proof_of_work import PUZZLES, bits_for, is_solved

SALT = "appointments.challenge"
# Longer than anybody leaves a form open; shorter than counters are kept, so that none is used twice.
LIVES_FOR = timedelta(hours=12)
LONGEST = 1000
EVERYBODY = "everybody"


@dataclass(frozen=True)
class Challenge:
    """The work that one opened form asks for. `about` is that form, and no other takes it."""

    about: str
    seed: str
    made_at: datetime
    bits: int
    puzzles: ClassVar[int] = PUZZLES

    def sign(self) -> str:
        return signing.dumps([self.about, self.seed, self.made_at.timestamp(), self.bits], salt=SALT)

    @classmethod
    def read(cls, text: str) -> "Challenge | None":
        """Return the challenge that `text` holds, or None for what this site did not sign."""
        try:
            about, seed, made_at, bits = signing.loads(text[:LONGEST], salt=SALT)
        except signing.BadSignature:
            return None
        return cls(about, seed, datetime.fromtimestamp(made_at, tz=UTC), bits)


@dataclass(frozen=True)
class Arrival:
    """How many forms came in ten minutes, with this one, and the work that it brought, if any."""

    on_site: int = 0
    proof: Challenge | None = None


def challenge_when_near(*, gate: Gate, address: str, about: str, now: datetime) -> Challenge | None:
    """Return the work for a form that is being opened, or None as long as few are sent. Counts nothing."""
    pressure = _pressure(
        gate,
        hits_so_far(purpose=gate.purpose, value=address, window=ADDRESS_WINDOW, now=now),
        hits_so_far(purpose=_on_site(gate), value=EVERYBODY, window=SITE_WINDOW, now=now),
    )
    if not pressure.is_near:
        return None
    hits, limit = pressure.hardest
    return Challenge(about, secrets.token_hex(12), now, bits_for(hits=hits, limit=limit))


def arrive(*, gate: Gate, about: str, posted: Mapping[str, str], now: datetime) -> Arrival:
    """Count one sending among everybody's, and read the work that came with it.

    Call it outside of any transaction: all senders count on the same row, and would wait for each other.
    """
    on_site = count_hit(purpose=_on_site(gate), value=EVERYBODY, window=SITE_WINDOW, now=now)
    return Arrival(on_site, _proof(posted, about, now))


def reasons_against(*, gate: Gate, address: str, arrival: Arrival, now: datetime) -> list[str]:
    """Count a sending against its address, and return why it is put aside; nothing for one with proof."""
    here = count_hit(purpose=gate.purpose, value=address, window=ADDRESS_WINDOW, now=now)
    signs = _pressure(gate, here, arrival.on_site).signs
    return [] if signs and arrival.proof and _spend(arrival.proof) else signs


def _proof(posted: Mapping[str, str], about: str, now: datetime) -> Challenge | None:
    challenge = Challenge.read(posted.get("challenge", ""))
    if challenge is None or challenge.about != about or now - challenge.made_at > LIVES_FOR:
        return None
    solved = is_solved(seed=challenge.seed, bits=challenge.bits, answer=posted.get("proof", ""))
    return challenge if solved else None


def _spend(proof: Challenge) -> bool:
    """Use a proof up; False when it was used before. Counted by its own birth, so in one window for ever."""
    return count_hit(purpose="proof", value=proof.seed, window=LIVES_FOR, now=proof.made_at) == 1


def _on_site(gate: Gate) -> str:
    return f"site:{gate.purpose}"


def _pressure(gate: Gate, from_address: int, on_site: int) -> Pressure:
    return Pressure(from_address, on_site, gate.most_from_address, settings.MOST_SENDINGS)
