"""How a request stands, held against a table that is written out by hand."""

import pytest

from appointments.rules.standing import Facts, State, state_of

LOST = {"appointment": "cancelled", "cancel_reason": "patient"}
TABLE = [
    ({"request": "new"}, "requested"),
    ({"request": "new", "is_due": True}, "late"),
    ({"request": "in_review", "was_contacted": True, "is_due": True}, "contacted"),
    ({"request": "clinical_review"}, "requested"),
    ({"request": "waiting_patient", "is_due": True}, "waiting"),
    ({"request": "waiting_patient", "has_offers": True}, "offered"),
    ({"request": "quarantined", "is_due": True}, "looked_at"),
    ({"request": "new", "appointment": "pending"}, "asked"),
    ({"request": "new", "appointment": "pending", "has_ended": True}, "asked_lapsed"),
    ({"request": "new", **LOST, "cancel_reason": "lapsed"}, "asked_lapsed"),
    ({"request": "in_review", **LOST, "cancel_reason": "lapsed", "was_offered": True}, "offers_lapsed"),
    ({"request": "waiting_patient", "appointment": "proposed", "was_offered": True}, "offers_lapsed"),
    ({"request": "scheduled", "appointment": "booked"}, "booked"),
    ({"request": "scheduled", "appointment": "booked", "has_offers": True}, "booked"),
    ({"request": "scheduled", "appointment": "booked", "is_waitlisted": True}, "booked"),
    ({"request": "scheduled", "appointment": "booked", "has_ended": True}, "past"),
    ({"request": "scheduled", "appointment": "arrived"}, "here"),
    ({"request": "scheduled", "appointment": "checked-in", "has_ended": True}, "here"),
    ({"request": "in_review", **LOST}, "cancelled"),
    ({"request": "in_review", **LOST, "has_offers": True}, "offered"),
    ({"request": "in_review", **LOST, "is_waitlisted": True}, "waitlisted"),
    ({"request": "in_review", "appointment": "noshow"}, "missed"),
    ({"request": "in_review", "is_waitlisted": True}, "waitlisted"),
    ({"request": "closed", "closed_reason": "completed", "appointment": "fulfilled"}, "visited"),
    ({"request": "closed", "closed_reason": "completed"}, "closed"),
    ({"request": "closed", "closed_reason": "withdrawn", **LOST}, "withdrawn"),
    ({"request": "closed", "closed_reason": "unreachable", **LOST}, "unreachable"),
    ({"request": "closed", "closed_reason": "duplicate", **LOST}, "closed"),
    ({"request": "closed", "closed_reason": "duplicate", "is_joined": True, **LOST}, "joined"),
]


@pytest.mark.parametrize(("facts", "state"), TABLE)
def test_the_facts_lead_to_one_word(facts: dict, state: str) -> None:
    assert state_of(Facts(**facts)) == state


def test_the_table_names_every_state() -> None:
    assert {state for _, state in TABLE} == set(State)
