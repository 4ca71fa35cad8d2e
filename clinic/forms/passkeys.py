"""What a browser answers for a passkey, read without falling over whatever somebody else sends instead.

allauth and its library look into the answer as they go, and let through what they stumble over: a part that
is missing or of another type, brackets a thousand deep, a signature that is none. Each of those is a passkey
that was not right, and is told like one.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms

STUMBLES = (
    *(AssertionError, AttributeError, LookupError, NotImplementedError, RecursionError, TypeError),
    *(ValueError, struct.error, InvalidSignature, UnsupportedAlgorithm),
)


@contextmanager
def told_as_a_wrong_passkey() -> Iterator[None]:
    try:
        yield
    except STUMBLES as stumble:
        raise get_adapter().validation_error("incorrect_code") from stumble


class AnswerField(forms.JSONField):
    """The device's answer. A number of thousands of digits, or brackets without end, are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **kwargs)

    def to_python(self, value: Any) -> Any:
        with told_as_a_wrong_passkey():
            return super().to_python(value)


class _Readable(forms.Form):
    credential = AnswerField()

    def clean_credential(self) -> Any:
        with told_as_a_wrong_passkey():
            return super().clean_credential()  # type: ignore[misc]


class PasskeySignInForm(_Readable, LoginWebAuthnForm):
    """A passkey in place of name and password."""


class PasskeySecondForm(_Readable, AuthenticateWebAuthnForm):
    """A passkey after the password."""


class PasskeyAgainForm(_Readable, ReauthenticateWebAuthnForm):
    """A passkey once more, before something weighty."""
