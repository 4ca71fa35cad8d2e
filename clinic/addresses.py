"""From where a request comes."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the sender's address: an IPv4 address, or the /64 network that one IPv6 customer holds.

    The leftmost X-Forwarded-For entry is the sender's to invent, so the entry is counted from the right:
    each of the `TRUSTED_PROXIES` in front of the site has added one.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES:
        entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        place = min(settings.TRUSTED_PROXIES, len(entries))
        address = entries[-place].strip() or address
    return _network(address)


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:  # A socket that takes both kinds spells IPv4 so; it is nobody's /64.
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
