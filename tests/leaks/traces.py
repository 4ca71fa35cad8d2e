"""Every form in which a string could lie somewhere: as it is, escaped for an address, in base64 …"""

import base64
import json
import quopri
from collections.abc import Iterable, Mapping
from urllib.parse import quote, quote_plus


def found(secrets: Mapping[str, str], places: Mapping[str, bytes]) -> list[str]:
    """Return "what in where" for each secret that a place holds in any form."""
    lowered = {name: data.lower() for name, data in places.items()}
    return sorted(
        f"{what} ({form}) in {where}"
        for what, secret in secrets.items()
        for form, traces in forms_of(secret).items()
        for where, data in places.items()
        if any((trace in data) if form == "base64" else (trace.lower() in lowered[where]) for trace in traces)
    )


def forms_of(secret: str) -> dict[str, set[bytes]]:
    """Return form → the bytes to look for; all but base64 are looked for without regard to capitals."""
    data = secret.encode()
    return {
        "plain": {
            data,
            secret.upper().encode(),
            secret.encode("utf-16-le"),
            secret.encode("latin-1", "replace"),
        },
        "address": {quote(secret, safe="").encode(), quote_plus(secret, safe="").encode()},
        "JSON": {json.dumps(secret)[1:-1].encode(), json.dumps(json.dumps(secret))[3:-3].encode()},
        "hex": {data.hex().encode()},
        "base64": set(_base64(data)),
        "quoted-printable": {quopri.encodestring(data), quopri.encodestring(data, header=True)},
    }


def _base64(data: bytes) -> Iterable[bytes]:
    """Yield what stands for the data wherever it begins within a group of three bytes, in both alphabets."""
    for shift in range(3):
        filled = b"\0" * shift + data
        # The first and last characters also stand for what is beside the data.
        start, end = (0, 2, 3)[shift], len(filled) * 8 // 6
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(filled)[start:end]
