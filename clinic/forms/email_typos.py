"""Pointing out an email address that is one slip away from a common one."""

COMMON_DOMAINS = (
    "gmail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "comcast.net",
    "bellsouth.net",
    "aol.com",
)
# Real domains that look like a slip.
REAL_NEIGHBOURS = ("mail.com", "ymail.com", "email.com", "gmx.com", "aim.com", "yahoo.co", "col.com")


def likely_typo(email: str) -> str | None:
    """Return the address that was probably meant, or None when nothing looks wrong."""
    name, at, domain = email.rpartition("@")
    domain = domain.casefold()
    if not at or not name or domain in COMMON_DOMAINS or domain in REAL_NEIGHBOURS:
        return None
    meant = next((known for known in COMMON_DOMAINS if _one_slip_apart(domain, known)), None)
    return f"{name}@{meant}" if meant else None


def _one_slip_apart(typed: str, meant: str) -> bool:
    """Say whether one letter is missing, added, wrong, or swapped with its neighbour."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = _common_start(typed, meant)
    rest, wanted = typed[start:], meant[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )


def _common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
