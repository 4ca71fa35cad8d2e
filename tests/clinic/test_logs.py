"""What a log line holds, and what it never holds."""

import io
import json
import logging
import os
import re
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import DisallowedHost, ValidationError
from django.db import IntegrityError

from clinic import logs
from clinic.logs import JsonFormatter

SECRETS = [
    "Marisol",
    "marisol.q@mail.example",
    "+1 305 555 0177",
    "/manage/",
    "sT4nd-in_f0r-a-t0ken-of-a-link",
]
SAID = "Marisol <marisol.q@mail.example> +1 305 555 0177 at /manage/sT4nd-in_f0r-a-t0ken-of-a-link/"

Lines = Callable[[], list[dict]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Return a function that gives what the site's handler wrote."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


def leaked(found: list[dict]) -> list[str]:
    return [secret for secret in SECRETS if secret in json.dumps(found, ensure_ascii=False)]


def raised(error: Exception) -> Exception:
    marisol = "a local variable"
    try:
        raise error
    except Exception as caught:
        assert marisol
        return caught


def test_a_line_is_one_object_with_the_time_in_utc_and_the_request(lines):
    with logs.bound("7KQ4-M2XP-9TBD"):
        logging.getLogger("appointments.sample").warning("the message %s\nwas not sent", 12)

    (line,) = lines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert line == {
        "level": "WARNING",
        "logger": "appointments.sample",
        "message": "the message 12\nwas not sent",
        "request": "7KQ4-M2XP-9TBD",
        "process": os.getpid(),
    }


def test_each_request_has_an_id_of_its_own_and_none_is_left_behind():
    with logs.bound() as first, logs.bound() as second:
        inner = logs.current_id()

    assert first != second == inner
    assert logs.current_id() == ""


def test_an_own_message_is_scrubbed_of_what_looks_like_a_person_or_a_link(lines):
    logging.getLogger("clinic.sample").warning("nothing for %s", SAID)

    assert leaked(lines()) == ["Marisol"]  # No pattern knows a name: our own messages hold none.


@pytest.mark.parametrize(
    ("template", "args", "message"),
    [
        ("Error handling request %s", (SAID,), "Error handling request …"),
        (
            "Worker (pid:%s) took %.1f s, 100%% of %s",
            (71, 3.5, SAID),
            "Worker (pid:71) took 3.5 s, 100% of …",
        ),
        ("Invalid header: '%s'." % SAID, (), "Invalid header: …."),  # noqa: UP031 - as a library does it
        ("%s was refused", (ValidationError(SAID),), "ValidationError was refused"),
        ("%(who)s was refused", ({"who": SAID},), "… was refused"),
    ],
)
def test_a_library_is_quoted_without_what_it_put_in(template, args, message, lines):
    logging.getLogger("gunicorn.sample").error(template, *args)

    (line,) = lines()
    assert line["message"] == message
    assert re.fullmatch(r"tests/clinic/test_logs\.py:\d+", line["at"])


@pytest.mark.parametrize(
    "error",
    [
        IntegrityError(f"DETAIL: Key (email)=({SAID}) already exists."),
        ValidationError("%(value)s is wrong", params={"value": SAID}),
        UnicodeEncodeError("ascii", SAID, 0, 7, "Marisol"),
        DisallowedHost(f"Invalid HTTP_HOST header: {SAID}"),
    ],
)
def test_an_error_is_described_by_kind_and_place_alone(error, lines):
    error = raised(error)
    logging.getLogger("django.security.sample").error(str(error), exc_info=error)
    logging.getLogger("clinic.sample").error("it failed", exc_info=error)

    found = lines()
    assert [line["error"] for line in found] == [type(error).__name__] * 2
    assert all(re.fullmatch(r"tests/clinic/test_logs\.py:\d+ raised", line["frames"][0]) for line in found)
    assert found[0]["message"] == type(error).__name__
    assert leaked(found) == []


def test_what_caused_an_error_is_named_and_not_quoted(lines):
    error = RuntimeError(SAID)
    error.__cause__ = ValueError(SAID)
    error.__cause__.__context__ = error  # A circle ends.

    logging.getLogger("clinic.sample").error("it failed", exc_info=error)

    (line,) = lines()
    assert (line["caused_by"], line["frames"], leaked([line])) == (["ValueError"], [], [])


def test_a_message_with_the_wrong_arguments_is_no_reason_to_print_them():
    record = logging.LogRecord("clinic.sample", logging.ERROR, __file__, 1, "%d tries", (SAID,), None)

    line = json.loads(JsonFormatter().format(record))

    assert line["message"] == "a message that cannot be written (TypeError)"
