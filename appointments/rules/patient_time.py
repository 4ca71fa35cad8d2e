"""Which clock a patient in Florida lives by, as far as the ZIP code says so."""

EASTERN, CENTRAL = "America/New_York", "America/Chicago"
# The first three digits: Florida has 320 to 349, but for 340, which is the forces abroad. Two of them,
# around Panama City and Pensacola, lie west of the line between the zones.
CENTRAL_PREFIXES = frozenset({"324", "325"})
FLORIDA_PREFIXES = frozenset(str(number) for number in range(320, 350)) - {"340"}


def home_zone(postal_code: str) -> str:
    """Return the IANA zone of a ZIP code in Florida, or "" for any other."""
    prefix = postal_code.strip()[:3]
    if prefix not in FLORIDA_PREFIXES:
        return ""
    return CENTRAL if prefix in CENTRAL_PREFIXES else EASTERN


def their_time(postal_code: str, zone: str) -> str:
    """Return how the patient's clock differs from the location's, in words, or "" when it does not."""
    home = home_zone(postal_code)
    if not home or home == zone or zone not in (EASTERN, CENTRAL):
        return ""
    name, differs = ("Central", "earlier") if home == CENTRAL else ("Eastern", "later")
    return f"Their ZIP code is on {name} Time: an hour {differs} for them"
