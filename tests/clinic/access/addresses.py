"""Every address of the site, as the real URL resolver knows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"\(\?P<(?P<regex>\w+)>[^()]*\)|<(?:\w+:)?(?P<plain>\w+)>")


@dataclass(frozen=True)
class Address:
    """A pattern: `route` is what Django writes for it, `name` its name with its namespaces.

    One without a name goes by its route.
    """

    name: str
    route: str

    @property
    def parameters(self) -> list[str]:
        return [found["regex"] or found["plain"] for found in PARAMETER.finditer(self.route)]

    def path(self, values: dict[str, Any]) -> str:
        """Return the path with these values in the place of the parameters."""
        filled = PARAMETER.sub(lambda found: str(values[found["regex"] or found["plain"]]), self.route)
        return "/" + re.sub(r"[\^$\\]", "", filled)


def every_address() -> list[Address]:
    """Return all of them; the second of a name has its parameters behind it."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(), "", ""):
        name = address.name
        if name in found:
            name += "".join(f" <{parameter}>" for parameter in address.parameters)
        found[name] = Address(name, address.route)
    return list(found.values())


def _walk(resolver: URLResolver, namespace: str, route: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        whole = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}" if pattern.name else _spoken(whole), whole)
        else:
            below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, below, whole)


def _spoken(route: str) -> str:
    """Return a route without what only a computer needs, such as /staff/<url>."""
    named = PARAMETER.sub(lambda found: f"<{found['regex'] or found['plain']}>", route)
    return "/" + re.sub(r"[\^$\\]", "", named).replace(".*", "…")
