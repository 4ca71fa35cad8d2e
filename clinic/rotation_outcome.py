"""What a run of rotation did to one column or store."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Outcome:
    """`overtaken` were changed by somebody else meanwhile. `unreadable` holds primary keys, nothing else."""

    column: str
    changed: int = 0
    overtaken: int = 0
    unreadable: list[Any] = field(default_factory=list)

    def count(self, is_done: bool) -> None:
        if is_done:
            self.changed += 1
        else:
            self.overtaken += 1
