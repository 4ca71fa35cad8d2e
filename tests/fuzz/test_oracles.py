"""Each oracle is shown a fault, and names it: a fuzz whose judge is asleep finds nothing."""

import logging

from django.http import HttpResponse, HttpResponseRedirect

from tests.fuzz import oracles, rows
from tests.fuzz.grammar import FORM_TYPE, Case, plain
from tests.fuzz.odd_values import MARK
from tests.fuzz.outcomes import REQUEST_SENT, STOPPED
from tests.fuzz.pages import SeenForm
from tests.fuzz.running import Tried, faults, is_outcome

PRESS = plain((("comment", "Keep <me>"),))
LOOK = Case("GET", None, b"", FORM_TYPE, {})
EVENT = {"appointments_event": rows.Change(added=1)}
KEPT = {"Cache-Control": "no-store"}


def found(answer: HttpResponse, case: Case = PRESS, path: str = "/manage/abc/", **tried: object) -> list[str]:
    usual = {"changes": {}, "lines": [], "wrote": set()}
    form = SeenForm(path, "post", texts={"comment"})
    told = Tried(case, path, answer, **{**usual, **tried})
    return list(faults(told, form=form, token="a-secret-token", outcomes=STOPPED))


def test_a_plain_answer_has_no_fault():
    assert found(HttpResponse("Fine.", headers=KEPT)) == []


def test_failures_and_floods_are_found():
    assert found(HttpResponse("", status=500, headers=KEPT)) == ["the answer is 500"]
    assert found(HttpResponse("x" * 400_001, headers=KEPT)) == ["the answer has 400001 bytes"]


def test_typed_text_that_becomes_markup_is_found():
    assert found(HttpResponse(f'"><b {MARK}>', headers=KEPT)) == ["what was typed became markup"]


def test_a_private_page_that_may_be_stored_is_found():
    assert found(HttpResponse("Yours.")) == ["a private page (200) may be stored"]
    assert found(HttpResponse("Everybody's."), path="/search/") == []


def test_a_way_out_of_the_site_and_words_in_headers_are_found():
    outside = HttpResponseRedirect("https://evil.example/", headers=KEPT)
    telling = HttpResponseRedirect(f"/manage/abc/?name={MARK}", headers=KEPT)

    assert found(outside) == ["the answer leads to another site"]
    assert found(telling) == ["a header tells what was typed (1)"]


def test_a_cookie_that_tells_what_was_typed_is_found():
    answer = HttpResponse("", headers=KEPT)
    answer.set_cookie("name", MARK)

    assert found(answer) == ["a header tells what was typed (1)"]


def test_words_and_tokens_in_the_log_are_found():
    with oracles.listening() as lines:
        logging.getLogger("appointments").error("failed for %s", MARK)
        logging.getLogger("django.request").critical("/manage/a-secret-token/")
    answer = HttpResponse("", headers=KEPT)

    assert [one.split(":")[0] for one in found(answer, lines=lines)] == [
        "the log tells something personal",
        "the log tells a token",
    ]


def test_a_refused_form_that_loses_what_was_typed_is_found():
    lost = HttpResponse("There is a problem", status=422, headers=KEPT)
    kept = HttpResponse("There is a problem: Keep &lt;me&gt;", status=422, headers=KEPT)

    assert found(lost) == ["what was typed in comment does not come back"]
    assert found(kept) == []


def test_a_get_that_changes_and_a_refusal_that_changes_are_found():
    fine, refused = HttpResponse("", headers=KEPT), HttpResponse("", status=409, headers=KEPT)

    assert found(fine, LOOK, changes=EVENT) == [f"GET changed {EVENT}"]
    assert found(refused, changes=EVENT) == [f"refused, and yet it changed {EVENT}"]


def test_half_an_outcome_is_found():
    assert found(HttpResponse("", headers=KEPT), changes=EVENT) == [f"no outcome is like this: {EVENT}"]


def test_a_whole_outcome_is_told_from_half_of_one():
    one = rows.Change(added=1)
    whole = {"appointmentrequest": one, "consent": one, "event": one, "outboundmessage": one}
    half = {name: change for name, change in whole.items() if name != "consent"}

    def fits(changes: dict[str, rows.Change]) -> bool:
        return is_outcome(
            {f"appointments_{name}": change for name, change in changes.items()}, REQUEST_SENT[0]
        )

    assert [fits(whole), fits(half), fits(whole | {"note": one})] == [True, False, False]
