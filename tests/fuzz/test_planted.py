"""Faults that are planted on purpose, each of which the fuzz must find: the judge is awake."""

import logging
from typing import Any

import pytest

from appointments.models import AppointmentRequest
from tests.fuzz import running
from tests.fuzz.forms import fuzz_form
from tests.fuzz.targets import TARGETS
from tests.fuzz.world import World

BY_NAME = {target.name: target for target in TARGETS}


def _writes(*arguments: Any) -> str:
    AppointmentRequest.objects.update(comment="")
    return ""


def _logs(email: str) -> str:
    logging.getLogger("appointments").warning("asked about %s", email)
    return ""


def _breaks_on_forgery(text: str) -> Any:
    raise KeyError(f"sealed {text}")


PLANTED: dict[str, tuple[str, str, Any, str]] = {
    "a forged hidden value ends as a failure": (
        "request_send",
        "appointments.views.request.SealedAnswers.unseal",
        _breaks_on_forgery,
        "sealed",
    ),
    "a request arrives without its event": (
        "request_send",
        "appointments.actions.requests.record",
        lambda **told: None,
        "no outcome is like this",
    ),
    "a refusal writes": (
        "accept-offered",
        "appointments.views.manage.offers._why_not",
        _writes,
        "refused, and yet it changed",
    ),
    "the log tells an email address": (
        "details-new",
        "appointments.views.manage.details.likely_typo",
        _logs,
        "the log tells something personal",
    ),
    "a refused form comes back empty": (
        "request",
        "clinic.forms.bound_field.ClinicBoundField.value",
        lambda field: "",
        "does not come back",
    ),
    "a sign-out leads to any address": (
        "sign_out",
        "django.contrib.auth.views.url_has_allowed_host_and_scheme",
        lambda **told: True,
        "leads to another site|a header tells",
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(world: World, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    form, place, plant, words = PLANTED[fault]
    monkeypatch.setattr(place, plant)
    # A share of the cases may miss it by chance.
    monkeypatch.setattr(running, "TIMES", max(1, running.TIMES))

    with pytest.raises((AssertionError, KeyError), match=words):
        fuzz_form(world, BY_NAME[form], shrinks=False)
