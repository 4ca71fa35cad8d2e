"""One form that is fuzzed: where it is shown, where it posts to, and what may come of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.fuzz.outcomes import Outcome
from tests.fuzz.pages import Pairs, SeenForm
from tests.fuzz.world import World

Page = tuple[str, str]


@dataclass(frozen=True)
class Target:
    """A form. `route` is its address in the URL list; `show` returns its page and that page's address."""

    name: str
    route: str
    path: Callable[[World], str]
    show: Callable[[World, Client], Page]
    cases: int
    answers: Mapping[str, Any] = field(default_factory=dict)
    picks_a_time: bool = False
    fill: Callable[[World], Mapping[str, Any]] | None = None
    outcomes: tuple[Outcome, ...] = ()
    token: str = ""
    # Values for its fields that odd texts would not come to by themselves.
    odd: Sequence[str] = ()

    def pairs(self, world: World, form: SeenForm) -> Pairs:
        """Return what a browser posts when the form is filled in well."""
        told = dict(self.answers)
        if self.picks_a_time:
            told["time"] = world.codes[1]
        if self.fill:
            told |= self.fill(world)
        return form.filled(told)


def shown_at(path: Callable[[World], str]) -> Callable[[World, Client], Page]:
    return lambda world, client: (client.get(path(world)).content.decode(), path(world))
