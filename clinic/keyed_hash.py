"""Keyed hashes: finding an encrypted value again without storing it in the clear.

A hash says "the same" or "not the same" and nothing else to whoever lacks INDEX_KEY. Each
purpose has its own subkey, so that an email's hash cannot be matched against a phone's.
Never hash what can be guessed by trying all values, such as a birth date alone or an answer.
"""

import hashlib
import hmac
import re
import unicodedata
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

HASH_CHARACTERS = 32  # 128 bits, in hex
PHONE_PUNCTUATION = re.compile(r"[\s().\-\u2010-\u2015]+")


def keyed_hash(purpose: str, value: str) -> str:
    """Return 32 hex characters that stand for `value`; the caller normalizes it first."""
    # Half a character can be asked for, though not stored: such a search finds nothing, and is no error.
    data = value.encode("utf-8", "surrogatepass")
    return hmac.new(_subkey(settings.INDEX_KEY, purpose), data, hashlib.sha256).hexdigest()[:HASH_CHARACTERS]


def normalize_email(text: str) -> str:
    """Return the address as people mean it: no blanks around it, capitals the same as small letters."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def normalize_phone(text: str) -> str:
    """Return an E.164 number without blanks, dashes, dots and brackets. It guesses no country."""
    return PHONE_PUNCTUATION.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=64)
def _subkey(key: bytes, purpose: str) -> bytes:
    info = b"clinic keyed hash:" + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)
