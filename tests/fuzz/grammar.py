"""What a form that a browser would send is turned into: the grammar of wrong, odd and hostile postings.

A case starts from a valid posting and is changed one to four times.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from hypothesis import strategies as st

from tests.fuzz.odd_values import AGENTS, DATES, NAMES, NUMBERS, RUBBISH, TEXTS, TYPES, Value
from tests.fuzz.pages import Pairs, SeenForm

FORM_TYPE = "application/x-www-form-urlencoded"
OTHER_METHODS = st.sampled_from(["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
Posted = tuple[tuple[str, Value], ...]


@dataclass(frozen=True)
class Case:
    """One request. `body` is what is on the wire; `posted` is None where it is no form of ours any more."""

    method: str
    posted: Posted | None
    body: bytes
    content_type: str
    headers: dict[str, str]
    query: str = ""
    is_drawn: bool = True


def values(form: SeenForm, name: str, others: Sequence[str]) -> st.SearchStrategy[Value]:
    """Return odd values for a field: texts, numbers, dates, other forms' values, its own choices."""
    own = [*form.offered.get(name, []), *(value for _, value in form.sent)]
    return st.sampled_from([*TEXTS, *NUMBERS, *DATES, *others, *own])


@st.composite
def changed(draw: st.DrawFn, form: SeenForm, pairs: Pairs, others: Sequence[str] = ()) -> Posted:
    """Return a valid posting after one to four changes. `others` are hidden values of other forms."""
    told: list[tuple[str, Value]] = list(pairs)
    names = st.sampled_from([*form.offered, *NAMES])
    for _ in range(draw(st.integers(1, 4))):
        if not told:
            return ((draw(names), draw(st.sampled_from(TEXTS))),)
        place = draw(st.integers(0, len(told) - 1))
        name, value = told[place]
        # More often than anything else, a field gets another value.
        how = draw(st.sampled_from([*range(7), *["value"] * 5]))
        if how == "value":
            told[place] = (name, draw(values(form, name, others)))
        elif how == 0:
            told[place] = (name, draw(tampered(value, others)))
        elif how == 1:
            told[place] = (draw(names), value)
        elif how == 2:
            told.append((draw(names), draw(st.sampled_from(TEXTS))))
        else:
            told = _moved(told, place, draw(st.integers(0, len(told) - 1)), int(how))
    return tuple(told)


def _moved(told: list[tuple[str, Value]], place: int, other: int, how: int) -> list[tuple[str, Value]]:
    """Leave a field out, double it, send it fifty times, or swap its value with another's."""
    name, value = told[place]
    if how == 3:
        return told[:place] + told[place + 1 :]
    if how in (4, 5):
        return told + [(name, told[other][1])] * (1 if how == 4 else 50)
    swapped = list(told)
    swapped[place], swapped[other] = (name, told[other][1]), (told[other][0], value)
    return swapped


@st.composite
def tampered(draw: st.DrawFn, value: Value, others: Sequence[str]) -> Value:
    """Return a hidden value cut short, bit-flipped, lengthened, or that of another form."""
    text = value if isinstance(value, str) else value.decode("latin-1")
    how = draw(st.integers(0, 4))
    place = draw(st.integers(0, max(len(text) - 1, 0)))
    if how == 0:
        return text[:place]
    if how == 1 and text:
        return text[:place] + chr(ord(text[place]) ^ (1 << draw(st.integers(0, 6)))) + text[place + 1 :]
    if how == 2:
        return text + text
    if how == 3 and others:
        return draw(st.sampled_from(list(others)))
    return draw(st.sampled_from(TEXTS))


@st.composite
def cases(draw: st.DrawFn, form: SeenForm, pairs: Pairs, others: Sequence[str] = (), query: str = "") -> Case:
    """Return a request to a form's address: mostly a changed posting, sometimes none that is a form."""
    headers, is_drawn = draw(AGENTS), draw(st.integers(0, 2)) == 0
    shape = draw(st.integers(0, 19))
    if shape == 0:
        return Case(
            "POST", None, draw(st.sampled_from(RUBBISH)), draw(st.sampled_from(TYPES)), headers, query
        )
    if shape == 1:
        return Case("POST", None, draw(st.sampled_from(RUBBISH)), FORM_TYPE, headers, query)
    if shape == 2:
        return Case(draw(OTHER_METHODS), None, encoded(pairs), FORM_TYPE, headers, query)
    posted: Posted = pairs if shape == 3 else draw(changed(form, pairs, others))
    if shape in (4, 5):
        return Case("POST", posted, *multipart(posted, as_files=shape == 5), headers, query, is_drawn)
    return Case("POST", posted, encoded(posted), FORM_TYPE, headers, query, is_drawn)


def plain(pairs: Posted, query: str = "") -> Case:
    """Return the request that a browser would send."""
    return Case("POST", pairs, encoded(pairs), FORM_TYPE, {}, query)


def encoded(pairs: Posted) -> bytes:
    return urlencode([(_bytes(name), _bytes(value)) for name, value in pairs]).encode()


def multipart(pairs: Posted, *, as_files: bool) -> tuple[bytes, str]:
    """Return a multipart body and its type; with `as_files`, every third field comes as a file."""
    parts = []
    for number, (name, value) in enumerate(pairs):
        is_file = as_files and number % 3 == 0
        label = _bytes(name).replace(b'"', b"%22").replace(b"\r\n", b" ") + b'"'
        kind = b'; filename="../a.php\x00.png"\r\nContent-Type: image/png' if is_file else b""
        head = b'--fuzzed\r\nContent-Disposition: form-data; name="' + label + kind
        parts.append(head + b"\r\n\r\n" + _bytes(value) + b"\r\n")
    return b"".join(parts) + b"--fuzzed--\r\n", "multipart/form-data; boundary=fuzzed"


def _bytes(value: Value) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
