"""The article from memory and rendered, beside a bare Django view. Called by benchmarks/pages/run."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.pages.load import requests_answered
from benchmarks.pages.serving import Server, served, site_environment
from tests.e2e.patient import ARTICLE
from tests.e2e.site import ROOT

SECONDS = 0.5
WANTED = 1.0


HEAD = "                        requests/s   × bare   CPU µs a request   × bare    SQL"


@dataclass(frozen=True)
class Variant:
    """Something that gunicorn serves, and the page that is asked for."""

    name: str
    application: str
    path: str


BARE = Variant("bare Django view", "benchmarks.pages.bare:application", "/")
KEPT = Variant("article, from memory", "clinic.wsgi:application", ARTICLE)
RENDERED = Variant("article, rendered", "clinic.wsgi:django_application", ARTICLE)
VARIANTS = [BARE, KEPT, RENDERED]


@dataclass(frozen=True)
class Turn:
    """What one variant did in one round."""

    rate: float  # Requests a second.
    cost: float  # Microseconds of the server's processor time for one of them.


def main(rounds: int) -> int:
    """Print the table; return 1 when the article from memory is slower than the bare view, or costs SQL."""
    with tempfile.TemporaryDirectory() as name:
        environment = site_environment(Path(name))
        queries = sql_of(environment)
        found = measured(rounds, environment)
    print(f"\nMedians of {rounds} rounds of {SECONDS} s each, the three in turn\n\n{HEAD}")
    for variant in VARIANTS:
        print(row(variant, found, queries[variant]))
    missed = ratio(found, KEPT, "rate") < WANTED or queries[KEPT] > 0
    print("\nMissed: as fast as the bare view, without SQL." if missed else "\nThe target is met.")
    return int(missed)


def measured(rounds: int, environment: dict[str, str]) -> dict[Variant, list[Turn]]:
    """Return each variant's turns, all servers running all the time."""
    found: dict[Variant, list[Turn]] = {variant: [] for variant in VARIANTS}
    with ExitStack() as stack:
        servers = {one: stack.enter_context(served(one.application, environment)) for one in VARIANTS}
        for number in range(rounds):
            # Another one is first each time, so that none profits from its place.
            for variant in VARIANTS[number % 3 :] + VARIANTS[: number % 3]:
                found[variant].append(turn(servers[variant], variant.path))
    return found


def turn(server: Server, path: str) -> Turn:
    before = server.cpu_seconds()
    answered = requests_answered(server.port, path, SECONDS)
    return Turn(answered / SECONDS, (server.cpu_seconds() - before) / max(answered, 1) * 1e6)


def ratio(found: dict[Variant, list[Turn]], variant: Variant, what: str) -> float:
    """Return the median of the rounds' own ratios: what slows a round slows all three in it."""
    pairs = zip(found[variant], found[BARE], strict=True)
    return median(getattr(one, what) / getattr(bare, what) for one, bare in pairs)


def row(variant: Variant, found: dict[Variant, list[Turn]], sql: int) -> str:
    rate, cost = (median(getattr(one, what) for one in found[variant]) for what in ("rate", "cost"))
    rates = f"{rate:>12.0f}{ratio(found, variant, 'rate'):>9.2f}"
    costs = f"{cost:>19.0f}{ratio(found, variant, 'cost'):>9.2f}"
    return f"{variant.name:<22}{rates}{costs}{sql:>7}"


def sql_of(environment: dict[str, str]) -> dict[Variant, int]:
    command = [sys.executable, "-m", "benchmarks.pages.queries"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    kept, rendered = done.stdout.split()
    return {BARE: 0, KEPT: int(kept), RENDERED: int(rendered)}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
