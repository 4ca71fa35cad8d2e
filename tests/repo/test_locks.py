"""The locks in requirements/: hashed, one version a package. `bin/lock --check` says if they are fresh."""

import re
from pathlib import Path

import pytest

from tests.repo.files import text_of

LOCKS = ["base.txt", "dev.txt", "tools.txt", "scan.txt"]


def pins(lock: str) -> dict[str, str]:
    """Return package → everything the lock says about it: version, marker and hashes."""
    text = re.sub(r"^ *#.*\n", "", text_of(Path("requirements") / lock), flags=re.M)
    entries = re.split(r"\n(?=\S)", text.strip())
    return {entry.split("==")[0]: entry for entry in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_a_hash(lock):
    loose = [name for name, entry in pins(lock).items() if "==" not in entry or "--hash=sha256:" not in entry]

    assert pins(lock)
    assert loose == []


def test_tests_run_with_the_versions_that_are_served():
    base, dev = pins("base.txt"), pins("dev.txt")

    different = {name for name, entry in base.items() if dev.get(name) != entry}

    assert different == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_carry_no_address(lock):
    assert "://" not in text_of(Path("requirements") / lock)
