"""Private links to requests in several states, made on a running site."""

from pathlib import Path

from tests.e2e.site import Site

MAKE = Path(__file__).with_name("make_visit.py")


def private_path(site: Site, state: str) -> str:
    """Return the private page of a new request that is "requested", "booked" or "offered"."""
    code = f"{MAKE.read_text()}\nprint(make_visit({state!r}))"
    printed = site.manage("shell", "--no-imports", "--verbosity", "0", "-c", code)
    return f"/manage/{printed.split()[-1]}/"
