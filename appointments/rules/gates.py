"""When so much comes in that people cannot be sending it, and what is asked for then."""

from dataclasses import dataclass
from datetime import timedelta

# What the counters find. A draft that began so holds no time from others.
SIGNS = frozenset({"many_from_address", "many_on_site"})
ADDRESS_WINDOW, SITE_WINDOW = timedelta(hours=1), timedelta(minutes=10)


@dataclass(frozen=True)
class Gate:
    """What is counted together: `purpose` names the counter, the limit is for one address and an hour."""

    purpose: str
    most_from_address: int


# A household or a clinic's waiting room shares an address.
REQUESTS = Gate("address", 10)
STARTS = Gate("consultation", 20)
LINKS = Gate("link_address", 10)


@dataclass(frozen=True)
class Pressure:
    """How much came in through a gate: from one address in an hour, from everybody in ten minutes."""

    from_address: int
    on_site: int
    most_from_address: int
    most_on_site: int

    @property
    def signs(self) -> list[str]:
        """Return what is more than people send, by its code. Nothing is refused for it: see `is_near`."""
        over = {
            "many_from_address": self.from_address > self.most_from_address,
            "many_on_site": self.on_site > self.most_on_site,
        }
        return [code for code, is_over in over.items() if is_over]

    @property
    def is_near(self) -> bool:
        """Say whether a form that is opened now is to carry the work.

        From half of a limit on, so that a form that was opened before an attack is seldom sent without it.
        """
        return 2 * self.from_address >= self.most_from_address or 2 * self.on_site >= self.most_on_site

    @property
    def hardest(self) -> tuple[int, int]:
        """Return the hits and the limit of whichever counter is further gone."""
        address, site = (self.from_address, self.most_from_address), (self.on_site, self.most_on_site)
        return max(address, site, key=lambda pair: pair[0] / max(pair[1], 1))
