"""What opens an account: a password, an app, a passkey and recovery codes for everybody of the walk."""

import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from clinic.models import User
from tests.signed_in import sign_in

PASSWORD = "crane-lantern-willow-39"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HOST = "testserver"


def give_keys(users: list[User]) -> dict[int, int]:
    """Let each of them have every kind of key, and return whose passkey has which number."""
    User.objects.filter(pk__in=[user.pk for user in users]).update(password=make_password(PASSWORD))
    passkeys = {}
    for user in users:
        user.refresh_from_db()
        TOTP.activate(user, SEED)
        passkey = {"name": "Desk", "credential": _credential(user.pk)}
        kept = Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=passkey)
        RecoveryCodes.activate(user)
        passkeys[user.pk] = kept.pk
    return passkeys


def enter(client: Client, user: User) -> None:
    """Open a session for somebody who has just said again who they are.

    The moment lies ahead, so that no page asks for it once more however long the walk takes.
    """
    sign_in(client, user)
    session: Any = client.session
    session[METHODS] = [
        known | {"at": time.time() + 3600, "reauthenticated": True} for known in session[METHODS]
    ]
    session.save()


def _credential(number: int) -> dict[str, Any]:
    """Return what a browser sends when a passkey is added; nobody has its other half."""
    public = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    held = AttestedCredentialData.create(bytes(16), number.to_bytes(16), public)
    present, verified, attested = 1, 4, 64
    flags = AuthenticatorData.FLAG(present | verified | attested)
    about = AuthenticatorData.create(sha256(HOST.encode()).digest(), flags, 0, held)
    told = CollectedClientData.create("webauthn.create", bytes(32), f"https://{HOST}")
    answer = {"clientDataJSON": told, "attestationObject": AttestationObject.create("none", about, {})}
    known = _plain(number.to_bytes(16))
    response = {name: _plain(part) for name, part in answer.items()}
    return {"id": known, "rawId": known, "type": "public-key", "response": response}


def _plain(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
