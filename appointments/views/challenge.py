"""What a form's page asks of the browser under an attack, and what came back with the form."""

from django.http import HttpRequest
from django.utils import timezone

from appointments.actions.gates import Arrival, Challenge, arrive, challenge_when_near
from appointments.rules.gates import Gate
from clinic.addresses import client_address


def challenge_for(http: HttpRequest, *, gate: Gate, about: str) -> Challenge | None:
    """Return the work that a page is to carry (templates/appointments/challenge.html); mostly none."""
    return challenge_when_near(gate=gate, address=client_address(http), about=about, now=timezone.now())


def arrival_of(http: HttpRequest, *, gate: Gate, about: str) -> Arrival:
    """Count a form that was sent, and read the work that came with it."""
    return arrive(gate=gate, about=about, posted=http.POST.dict(), now=timezone.now())
