"""What a patient can expect after a request, told on its confirmation."""

from dataclasses import dataclass

from appointments.emails import spoken_call_by
from appointments.enums import RequestStatus
from appointments.models import AppointmentRequest


@dataclass(frozen=True)
class NextStep:
    """One entry of the timeline."""

    title: str
    text: str
    when: str = ""
    is_current: bool = False


AGREE = NextStep("You agree on a time together", "Only then is your appointment booked.")


def next_steps(request: AppointmentRequest, *, caller_number: str) -> list[NextStep]:
    """Return what has happened, what comes next, and when, as far as it is known."""
    calls_from = _calls_from(caller_number)
    if request.status == RequestStatus.QUARANTINED:
        return [_looked_at_by_hand(), NextStep("Our front desk contacts you", calls_from), AGREE]
    if request.first_contact_at:
        return [_here(), _in_touch(), AGREE]
    return [_here(is_current=True), _contact(request, calls_from), AGREE]


def _here(*, is_current: bool = False) -> NextStep:
    return NextStep(
        "Your request has reached us", "It is on the list of our front desk.", is_current=is_current
    )


def _contact(request: AppointmentRequest, calls_from: str) -> NextStep:
    return NextStep("A person from our front desk contacts you", calls_from, f"By {spoken_call_by(request)}")


def _in_touch() -> NextStep:
    text = "Our front desk has been in touch with you about this request."
    return NextStep("We have tried to reach you", text, is_current=True)


def _looked_at_by_hand() -> NextStep:
    return NextStep(
        "We have your request",
        "Nothing of it is lost. Before it joins our call list, a person will look at this one by hand first.",
        is_current=True,
    )


def _calls_from(caller_number: str) -> str:
    # A number that breaks across lines is a number misread.
    number = caller_number.replace(" ", "\N{NO-BREAK SPACE}")
    return f"If we call, it will be from {number}."
