"""What travels in hidden fields: when a form was opened, and the answers between two pages.

Nothing is kept in the browser and nothing in the database before a person presses "send": the
answers go to the check page and back as an encrypted value that only this site can open.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import signing

from appointments.models import ConsentDocument
from clinic.crypto import DecryptionError, decrypt, encrypt
from clinic.keyed_hash import keyed_hash

SALT = "appointments.request_form"
CONTEXT = "request_form.answers"
# Nobody reads and answers a page of questions in less.
QUICKEST_PERSON = timedelta(seconds=3)


class ForgedTokenError(Exception):
    """A hidden value is not one that this site made."""


@dataclass(frozen=True)
class FormToken:
    """Made with each opened form: `document_ids` are the texts to agree to that it shows."""

    form_id: str
    opened_at: datetime
    document_ids: tuple[int, ...]

    @classmethod
    def make(cls, *, now: datetime, document_ids: tuple[int, ...]) -> "FormToken":
        return cls(uuid.uuid4().hex, now, document_ids)

    @classmethod
    def showing(cls, documents: Mapping[Any, ConsentDocument], *, now: datetime) -> "FormToken":
        """Return the token of a form that is opened now and shows these texts."""
        return cls.make(now=now, document_ids=tuple(document.pk for document in documents.values()))

    def opened_before(self) -> "FormToken":
        """Return the same for a form that has been open for a while: nobody filled it in too quickly."""
        return replace(self, opened_at=self.opened_at - 10 * QUICKEST_PERSON)

    def sign(self) -> str:
        return signing.dumps(self.pack(), salt=SALT)

    @classmethod
    def read(cls, text: str) -> "FormToken":
        """Return the token that `text` holds; raises ForgedTokenError."""
        try:
            return cls.unpack(signing.loads(text, salt=SALT))
        except signing.BadSignature as error:
            raise ForgedTokenError from error

    def pack(self) -> list[Any]:
        """Return the token as JSON can hold it."""
        return [self.form_id, self.opened_at.timestamp(), list(self.document_ids)]

    @classmethod
    def unpack(cls, packed: list[Any]) -> "FormToken":
        form_id, opened, document_ids = packed
        return cls(form_id, datetime.fromtimestamp(opened, tz=UTC), tuple(document_ids))

    def is_too_quick(self, *, now: datetime) -> bool:
        return now - self.opened_at < QUICKEST_PERSON

    def signs_of_a_robot(self, *, trap_is_filled: bool, now: datetime) -> tuple[str, ...]:
        """Return what looks like spam about a form that came back, by its codes."""
        signs = {"honeypot": trap_is_filled, "too_quick": self.is_too_quick(now=now)}
        return tuple(name for name, seen in signs.items() if seen)


@dataclass(frozen=True)
class SealedAnswers:
    """A form that passed its checks, on its way to being sent. `posted` is as the browser sent it."""

    token: FormToken
    posted: Mapping[str, list[str]]
    source_path: str
    suspicions: tuple[str, ...]

    def seal(self) -> str:
        packed = asdict(self) | {"token": self.token.pack()}
        return encrypt(json.dumps(packed), CONTEXT)

    @classmethod
    def unseal(cls, text: str) -> "SealedAnswers":
        """Return the answers that `text` holds; raises ForgedTokenError."""
        try:
            opened = json.loads(decrypt(text, CONTEXT))
        except DecryptionError as error:
            raise ForgedTokenError from error
        token = FormToken.unpack(opened["token"])
        return cls(token, opened["posted"], opened["source_path"], tuple(opened["suspicions"]))

    @property
    def submission_key(self) -> str:
        """Return what makes two sendings the same: the opened form and every answer in it."""
        told = json.dumps(self.posted, sort_keys=True)
        return keyed_hash("submission", self.token.form_id + told)
