"""Authenticated encryption of one value at a time, for the columns that hold patient data.

A token reads `e1:<key id>:<base64url of nonce and ciphertext>`. The context (`table.column`)
is part of what is authenticated, so a token copied to another column does not open there.
docs/decisions/0005-encrypted-fields.md says why it is made this way.
"""

import base64
import binascii
import hashlib
import os
import re
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = "e1"
NONCE_BYTES = 12
# Texts are filled up to whole blocks, so that a token's length does not tell "yes" from "no".
BLOCK_BYTES = 32
FILL_START = b"\x80"
TOKEN = re.compile(rf"{VERSION}:([0-9a-f]{{8}}):([A-Za-z0-9_-]+)")


class DecryptionError(Exception):
    """A stored value could not be opened. The message names the column, never the content."""


def encrypt(text: str, context: str) -> str:
    """Return a token for `text` under the first of FIELD_KEYS; `context` is "table.column".

    Raises ValueError for a lone surrogate: no page could show such a text again.
    """
    if has_lone_surrogate(text):
        raise ValueError("text with half a character (a lone surrogate) cannot be stored")
    key = _field_keys()[0]
    nonce = os.urandom(NONCE_BYTES)
    sealed = _cipher(key, context).encrypt(nonce, _fill(text.encode()), _bound(key_id(key), context))
    return f"{VERSION}:{key_id(key)}:{_to_base64(nonce + sealed)}"


def decrypt(token: str, context: str) -> str:
    """Return the text of a token made by `encrypt` for the same context, under any of FIELD_KEYS.

    Raises DecryptionError for an unknown key, another context and whatever is not an unharmed token.
    """
    match = TOKEN.fullmatch(token) if isinstance(token, str) else None
    if match is None:
        raise DecryptionError(f"{context} holds something that is not an encrypted value")
    key = _key_named(match[1])
    if key is None:
        raise DecryptionError(f"{context} holds a value under a key that is not in FIELD_KEYS")
    filled = _open(key, match[1], match[2], context)
    if filled is None:
        raise DecryptionError(f"{context} holds a value that is damaged or from another column")
    return filled.rstrip(b"\0").removesuffix(FILL_START).decode()


def current_prefix() -> str:
    """Return how every token under the first key begins."""
    return f"{VERSION}:{key_id(_field_keys()[0])}:"


@lru_cache(maxsize=32)
def key_id(key: bytes) -> str:
    """Return eight hex characters that name a key and tell nothing about it."""
    return hashlib.sha256(b"clinic field key id:" + key).hexdigest()[:8]


def has_lone_surrogate(text: str) -> bool:
    """Say whether the text has half of a surrogate pair, which UTF-8 cannot write."""
    return any("\ud800" <= character <= "\udfff" for character in text)


def _field_keys() -> list[bytes]:
    # Read at each use, so that a test or a reload with other keys is never answered from a cache.
    if not settings.FIELD_KEYS:
        raise ImproperlyConfigured("FIELD_KEYS holds no key")
    return settings.FIELD_KEYS


def _key_named(wanted: str) -> bytes | None:
    return next((key for key in _field_keys() if key_id(key) == wanted), None)


@lru_cache(maxsize=1024)
def _cipher(key: bytes, context: str) -> AESGCM:
    info = b"clinic field:" + context.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key))


def _bound(identifier: str, context: str) -> bytes:
    return f"{VERSION}:{identifier}:{context}".encode()


def _open(key: bytes, identifier: str, body: str, context: str) -> bytes | None:
    """Return the filled text, or None when the body is not exactly what was sealed for this context.

    None instead of an exception, so that no error report chains one that still holds the bytes.
    """
    try:
        raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
        if _to_base64(raw) != body or len(raw) <= NONCE_BYTES:
            return None
        return _cipher(key, context).decrypt(
            raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(identifier, context)
        )
    except (binascii.Error, InvalidTag, ValueError):
        return None


def _fill(data: bytes) -> bytes:
    filled = data + FILL_START
    return filled + b"\0" * (-len(filled) % BLOCK_BYTES)


def _to_base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
