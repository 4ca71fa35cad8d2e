"""Who did something: a member of staff, a patient by a private link, or the system."""

from dataclasses import dataclass
from typing import ClassVar

from appointments.enums import ActorKind
from clinic.models import User


@dataclass(frozen=True)
class Actor:
    """Passed as `by=` to every action; `user` is set for staff alone."""

    kind: ActorKind
    user: User | None = None

    PATIENT: ClassVar["Actor"]
    SYSTEM: ClassVar["Actor"]

    def __post_init__(self) -> None:
        if (self.kind == ActorKind.STAFF) != (self.user is not None):
            raise ValueError("staff actors have a user, and no others do")

    @classmethod
    def staff(cls, user: User) -> "Actor":
        return cls(ActorKind.STAFF, user)


Actor.PATIENT = Actor(ActorKind.PATIENT)
Actor.SYSTEM = Actor(ActorKind.SYSTEM)
