"""Second factors: authenticator apps, passkeys and recovery codes, kept by allauth.mfa."""

import io
from typing import Any

import qrcode
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from qrcode.image.svg import SvgPathFillImage

from clinic.crypto import decrypt, encrypt
from clinic.models import ClinicSettings, User

CONTEXT = "mfa_authenticator.data"
REAL_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class FactorAdapter(DefaultMFAAdapter):
    """Seeds are encrypted like patient data, and the last factor of an account stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code or passkey was not right. Codes change every half minute; try the next",
        "cannot_delete_authenticator": "This is your only second factor. Add another one first",
    }

    def encrypt(self, text: str) -> str:
        return encrypt(text, CONTEXT)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text, CONTEXT)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return has_other_factor(authenticator)

    def get_totp_label(self, user: Any) -> str:
        return user.get_username()

    def get_totp_issuer(self) -> str:
        return ClinicSettings.load().name

    def build_totp_svg(self, url: str) -> str:
        """Return the picture to scan, on white paper of its own: phones read it by night as well."""
        picture = io.BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": ClinicSettings.load().name}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"


def has_second_factor(user: User) -> bool:
    """Say whether the account has an authenticator app or a passkey; recovery codes alone do not count."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=REAL_FACTORS).exists()


def has_other_factor(authenticator: Authenticator) -> bool:
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=REAL_FACTORS)
    return others.exclude(pk=authenticator.pk).exists()


def signed_in_with_both(request: HttpRequest, user: User | AnonymousUser) -> bool:
    """Say whether this very session was opened with a second factor, or with a passkey that is both."""
    records = get_authentication_records(request, user if isinstance(user, User) else None)
    return any(record.get("method") == "mfa" for record in records)
