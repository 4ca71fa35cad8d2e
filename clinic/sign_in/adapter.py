"""How allauth signs people in here."""

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from clinic.addresses import client_address
from clinic.models import SecurityEventKind, User
from clinic.security_events import record
from clinic.sign_in.devices import known_device, remember_device
from clinic.sign_in.factors import has_second_factor
from clinic.sign_in.home import home_of


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up, nobody comes in without a second factor, and nobody can lock out somebody else."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "Check your username and password. Both are case-sensitive",
        "incorrect_password": "That is not your password",
        "enter_current_password": "Enter the password that you use now",
        "too_many_login_attempts": (
            "Too many tries. Wait five minutes, use a passkey, or the computer that you always use"
        ),
        "rate_limited": "Too many tries. Wait five minutes",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def add_message(self, *args: Any, message: str | None = None, **kwargs: Any) -> None:
        """Say faults alone: pages tell by themselves what went well."""
        if message is not None:
            super().add_message(*args, message=message, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("Emails about accounts are sent by the worker (clinic/sign_in/letters.py).")

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count one try. A known device has tries of its own; strangers share what is left for strangers."""
        username = credentials.get("username", "").casefold()
        device = known_device(request, username)
        self._tries: list[Any] = []
        self._count(request, "login_failed", f"{username}|{device or client_address(request)}")
        if device is None:
            self._count(request, "login_failed_here", username)
            self._count(request, "login_failed_by_strangers", username)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record(SecurityEventKind.SIGN_IN_FAILED, user=_named(credentials), request=request)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Turn away a right password without a second factor: only an invitation enrols the first one."""
        if has_second_factor(user):
            return super().pre_login(request, user, **kwargs)
        record(SecurityEventKind.WITHOUT_FACTOR, user=user, request=request)
        return HttpResponseRedirect(reverse("sign_in_without_factor"))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Let the device be known from now on."""
        response = super().post_login(request, user, **kwargs)
        remember_device(request, response, user)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(cast(User, request.user))

    def _count(self, request: HttpRequest, action: str, key: str) -> None:
        usage = ratelimit.consume(request, app="allauth.account", action=action, key=key)
        if usage is None:
            record(SecurityEventKind.SIGN_IN_THROTTLED, request=request, detail=action)
            raise self.validation_error("too_many_login_attempts")
        self._tries.append(usage)

    def _rollback_login_failed_rl_usage(self) -> None:
        for usage in self._tries:
            usage.rollback()


def _named(credentials: dict[str, Any]) -> User | None:
    return User.objects.filter(username=credentials.get("username", "")).first()
