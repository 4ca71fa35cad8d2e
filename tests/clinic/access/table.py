"""Reads the tables of two pages of docs/security/, which the tests beside hold against the site."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parents[3] / "docs" / "security"
WORDS = ("yes", "look", "no")


@dataclass(frozen=True)
class Row:
    """One line: a name, in which `*` stands for anything, and a cell for each column after it."""

    name: str
    cells: dict[str, str]

    @property
    def letters(self) -> int:
        return len(self.name.replace("*", ""))

    def fits(self, name: str) -> bool:
        return bool(re.fullmatch(".*".join(map(re.escape, self.name.split("*"))), name))


def rows_of(first_head: str) -> list[Row]:
    """Return the lines of every table whose first column is headed so."""
    found, heads = [], []
    lines = [line for name in ("roles.md", "looks.md") for line in (PAGES / name).read_text().splitlines()]
    for line in lines:
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        if not cells:
            heads = []
        elif not heads:
            heads = cells
        elif heads[0] == first_head and not set(cells[0]) <= set("-: "):
            named = {head.lower().replace(" ", "_"): cell for head, cell in zip(heads, cells, strict=True)}
            found.append(Row(cells[0], named))
    return found


def row_for(name: str, rows: Iterable[Row]) -> Row | None:
    """Return the line that says most exactly what it is about."""
    return max((row for row in rows if row.fits(name)), key=lambda row: row.letters, default=None)
