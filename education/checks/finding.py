"""What a check has to say."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Whether a page may go live all the same."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, for an editor to read.

    `where` names the place in the editor, such as “Body, block 3: Evidence”; `field` is its form field.
    """

    code: str
    level: Level
    message: str
    where: str
    field: str = ""

    @property
    def is_blocking(self) -> bool:
        return self.level is Level.BLOCKING

    def __str__(self) -> str:
        return f"{self.where}. {self.message}"
