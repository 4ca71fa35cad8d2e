"""The table of steps, held against a table that is written out by hand."""

import pytest

from appointments.enums import RequestStatus, Verb
from appointments.rules.transitions import TRANSITIONS, TransitionRefusedError, transition_for

STATUSES = "draft quarantined new in_review clinical_review waiting_patient scheduled closed"

# One row a verb, one column a status in the order above; "-" is refused.
LEADS_TO = {
    "sent": "new - - - - - - -",
    "quarantined": "quarantined - - - - - - -",
    "released": "- new - - - - - -",
    "claimed": "- - in_review in_review - - - -",
    "unclaimed": "- - - new - - - -",
    "call_logged": "- - - - - - - -",
    "noted": "- - - - - - - -",
    "clinician_asked": "- - - clinical_review - - - -",
    "waited": "- - - waiting_patient waiting_patient - - -",
    "resumed": "- - - - in_review in_review - -",
    "closed": "- closed closed closed closed closed closed -",
    "assigned": "- - in_review in_review - - - -",
    "reopened": "- - - - - - - in_review",
    "asked_again": "- - - - - - - new",
    "merged": "- closed closed closed closed closed - -",
    "unmerged": "- - - - - - - new",
    "scheduled": "- - scheduled scheduled scheduled scheduled - -",
    "time_lost": "- - - - - - in_review -",
    "message_failed": "- - - - - - - -",
}
# The verbs of appointments have a table of their own (test_appointment_steps.py).
OF_APPOINTMENTS = {
    "time_held",
    "time_offered",
    "time_asked",
    "time_accepted",
    "time_confirmed",
    "time_booked",
    "time_moved",
    "time_cancelled",
    "time_lapsed",
    "time_kept",
    "waitlisted",
    "arrived",
    "checked_in",
    "fulfilled",
    "no_show",
    "entered_in_error",
}
LEAVE_IT_AS_IT_IS = {
    "written",
    "message_undone",
    "messages_stopped",
    "details_corrected",
    "links_revoked",
    "told_apart",
    "maybe_same",
    "snoozed",
    "woken",
    "hold_set",
    "hold_lifted",
    "data_exported",
    "deletion_refused",
    "purged",
}

VERB_WORDS = {
    "sent": "Sent",
    "quarantined": "Put in quarantine",
    "released": "Released from quarantine",
    "claimed": "Claimed",
    "unclaimed": "Put back",
    "call_logged": "Contact logged",
    "noted": "Note added",
    "clinician_asked": "Clinician asked",
    "waited": "Waiting for the patient",
    "resumed": "Taken up again",
    "closed": "Closed",
    "assigned": "Assigned",
    "reopened": "Reopened",
    "asked_again": "Asked again after closing",
    "merged": "Merged",
    "unmerged": "Merge undone",
    "scheduled": "Scheduled",
    "time_lost": "Needs another time",
    "message_failed": "Message could not be delivered",
}

STATUS_WORDS = {
    "draft": "Draft",
    "quarantined": "Quarantine",
    "new": "New",
    "in_review": "In review",
    "clinical_review": "Clinical review",
    "waiting_patient": "Waiting for patient",
    "scheduled": "Scheduled",
    "closed": "Closed",
}


def outcome(verb: Verb, status: str) -> str:
    """Return where the verb leads, or the sentence that refuses it."""
    try:
        return transition_for(verb, status).target.value
    except TransitionRefusedError as error:
        return str(error)


def expected(verb: str, status: str) -> str:
    target = dict(zip(STATUSES.split(), LEADS_TO[verb].split(), strict=True))[status]
    if target != "-":
        return target
    return f"“{VERB_WORDS[verb]}” is not possible while the request is “{STATUS_WORDS[status]}”."


def test_the_hand_written_table_names_every_verb_and_every_status():
    assert set(LEADS_TO) | OF_APPOINTMENTS | LEAVE_IT_AS_IT_IS == set(Verb.values)
    assert STATUSES.split() == RequestStatus.values


@pytest.mark.parametrize("verb", sorted(OF_APPOINTMENTS | LEAVE_IT_AS_IT_IS))
def test_other_verbs_never_move_a_request(verb):
    assert Verb(verb) not in TRANSITIONS


@pytest.mark.parametrize("verb", [Verb(verb) for verb in LEADS_TO])
def test_each_verb_is_allowed_or_refused_from_each_status_as_the_table_says(verb):
    outcomes = {status: outcome(verb, status) for status in RequestStatus.values}

    assert outcomes == {status: expected(verb.value, status) for status in STATUSES.split()}


@pytest.mark.parametrize(
    ("status", "verbs"),
    [
        ("draft", "sent quarantined"),
        ("quarantined", "released closed merged"),
        ("new", "claimed assigned scheduled closed merged"),
        ("in_review", "claimed assigned unclaimed clinician_asked waited scheduled closed merged"),
        ("clinical_review", "waited resumed scheduled closed merged"),
        ("waiting_patient", "resumed scheduled closed merged"),
        ("scheduled", "time_lost closed"),
        ("closed", "reopened asked_again unmerged"),
    ],
)
def test_a_status_offers_its_own_verbs_in_the_tables_order(status, verbs):
    possible = [verb.value for verb, step in TRANSITIONS.items() if status in step.sources]

    assert possible == verbs.split()


def test_only_a_merge_is_taken_back_to_where_the_request_stood():
    back = {verb.value: sorted(step.or_back_to) for verb, step in TRANSITIONS.items() if step.or_back_to}

    assert back == {"unmerged": ["clinical_review", "in_review", "new", "quarantined", "waiting_patient"]}
