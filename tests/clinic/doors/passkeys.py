"""What a browser would answer for a passkey of nobody, and that answer spoilt in its parts."""

import base64
import json
from typing import Any

HEAD = b"h" * 32
COUNTED = b"\0\0\0\1"
# Eight thousand CBOR lists in each other, where the data of an extension should be.
DEEP = HEAD + b"\x85" + COUNTED + b"\x81" * 8000
NO_KEY = b"h" * 16 + b"\xff\xff"


def text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def answer(challenge: str = "", **changes: Any) -> str:
    """Return the JSON of a complete answer; `changes` replace a part, or leave it out when None."""
    said = {
        "type": "webauthn.get",
        "challenge": challenge or text_of(b"x" * 32),
        "origin": "http://testserver",
    }
    response = {
        "clientDataJSON": text_of(json.dumps(said).encode()),
        "authenticatorData": text_of(HEAD + b"\x05" + COUNTED),
        "signature": text_of(b"s" * 64),
        "userHandle": text_of(b"1"),
    }
    whole: dict[str, Any] = {
        "id": text_of(b"k" * 16),
        "rawId": text_of(b"k" * 16),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": response,
    }
    for name, value in changes.items():
        part = response if name in response else whole
        part[name] = value
        if value is None:
            del part[name]
    return json.dumps(whole)


ODD = {
    "a part is missing": answer(rawId=None),
    "nobody's handle is missing": answer(userHandle=None),
    "the handle is no text": answer(userHandle=text_of(b"\xff")),
    "the handle is of nobody": answer(userHandle=text_of(b"zzzzzzzzzzzz")),
    "a text instead of a table": answer(clientExtensionResults="x"),
    "a number instead of the response": answer(response=1),
    "a list instead of the whole": "[[]]",
    "null": "null",
    "a number of five thousand digits": "9" * 5000,
    "brackets without end": "[" * 100_000,
    "cut short": answer(authenticatorData=text_of(HEAD)),
    "lists in lists": answer(authenticatorData=text_of(DEEP)),
    "a key that is none": answer(authenticatorData=text_of(HEAD + b"\x45" + COUNTED + NO_KEY)),
    "told in other letters": answer(clientDataJSON="é"),
    "told as a list": answer(clientDataJSON=text_of(b"[]")),
}
