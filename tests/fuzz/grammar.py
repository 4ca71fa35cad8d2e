"""What a form that a browser would send is turned into: the grammar of wrong, odd and hostile postings.

A case starts from a valid posting and is changed one to four times. Texts carry MARK, so that what was
typed can be told wherever it turns up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from hypothesis import strategies as st

from tests.fuzz.pages import Pairs, SeenForm

MARK = "Wnqkvz"
FORM_TYPE = "application/x-www-form-urlencoded"
OTHER_METHODS = st.sampled_from(["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
Value = str | bytes
Posted = tuple[tuple[str, Value], ...]

TEXTS: tuple[Value, ...] = (
    "",
    " ",
    MARK,
    f"{MARK} \u202e\u2066dlo\u2069",
    f"{MARK}" + "e\u0301\u0323\u0334" * 12,
    "Z\u0351\u036b\u0343" * 80 + MARK,
    f"{MARK}\x00after",
    f"{MARK}\x1b[31m\x07\x08",
    f"{MARK}\r\nBcc: all@mail.example",
    f"{MARK}\ud800",
    f"\udfff{MARK}",
    b"\xc0\xaf\xe0\x80\xaf" + MARK.encode(),
    b"\xff\xfe" + MARK.encode("utf-16-le"),
    f'"><b {MARK}>',
    f"</textarea><script {MARK}>",
    f"' OR 1=1; DROP TABLE x; -- {MARK}",
    f"{{{{ 7|add:7 }}}}{{% debug %}} {MARK}",
    f"=HYPERLINK(1)|{MARK}",
    f"%s %d {{0}} {{x!r}} ${{jndi:{MARK}}}",
    f"../../../etc/passwd {MARK}",
    "\u2060\u00ad\u200b",
    "\U0001f30a" * 40,
    "x" * 600 + MARK,
    "x" * 20_000,
    "\u0660\u0663\u06f3\uff13",
    "١٢٣",
    f"{MARK}@mail.example",
    f'"{MARK} x"@mail.example',
    f"a@{'b' * 250}.example",
    f"a@xn--{MARK}.example",
    "+1" + "3" * 40,
    "00000000000",
    "//evil.example/",
    "https://evil.example/staff/",
    "/\\evil.example",
    "(305) 555-0123 ext. 99999999999999",
)
NUMBERS = (
    *("0", "-0", "−0", "-1", "1e999", "1E5", "٣", "NaN", "inf", "0x10", "1_0", "1.5", "007"),
    *("9" * 30, str(2**31), str(2**63), "-9223372036854775809", "9" * 5000, "4,000", "²", "Ⅳ"),
)
DATES = (
    *("2026-02-30", "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-3-8"),
    *("2026-03-08T02:30", "2026-03-08 02:30:00", "2026-11-01T01:30", "1582-10-10", "31", "30", "29", "13"),
    *("0", "00", "9999", "10000", "1", "2", "12", "1969", "1899", "2026-W10-3", "today", "2026-03-09T25:61"),
)
NAMES = ("", "x", "\x00", "__proto__", "csrfmiddlewaretoken", "pk", "id", "version", "status", "a[b][c]", "é" * 99)
AGENTS = st.sampled_from(
    [
        {},
        {},
        {},
        {},
        {"accept-language": "es-419;q=" + "9" * 400 + ",*;q=0.x"},
        {"accept-language": f"../../{MARK},\xff"},
        {"cookie": f"session={MARK}; csrf=\xff;;;=;{MARK}"},
        {"cookie": 'session="\\303\\251\\"; a=b; ' + "c=d; " * 200},
        {"x-forwarded-for": f"{MARK}, ::1, 999.1.1.1, [fe80::1%eth0]:80"},
        {"x-forwarded-for": "," * 3000, "forwarded": "for=_x;by=\xff"},
        {"x-forwarded-proto": "gopher", "x-forwarded-host": f"{MARK}.example"},
        {"referer": f"http://[{MARK}", "origin": "null"},
        {"user-agent": "\x00\xff" * 50, "accept": "*/*;q=x"},
        {"if-modified-since": "Fri, 32 Foo 99999 99:99:99 GMT", "if-none-match": f'W/"{MARK}", *'},
        {"range": "bytes=5-2,9999999999999999999-"},
        {"accept-encoding": "gzip;q=x, br;q=-1, \xff", "x-requested-with": "XMLHttpRequest"},
        {"x-http-method-override": "DELETE"},
    ]
)
TYPES = (
    *("application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary="),
    *("multipart/form-data; boundary=" + "b" * 200, "application/x-www-form-urlencoded; charset=utf-7"),
    *("multipart/form-data; boundary=\xff", "multipart/mixed; boundary=x", "application/xml", ""),
    *("application/x-www-form-urlencoded; charset=", "multipart/form-data; boundary=x; charset=rot13"),
)
RUBBISH = (
    *(b"", b"&", b"=", b"%", b"a=%zz&b=%u1234", b"\x00\xff", b"&" * 5000, b'{"a":' * 3000, b"[" * 5000),
    b"&".join(b"a%d=1" % number for number in range(1500)),
    b"&".join(b"a%d=1" % number for number in range(10_500)),
    b"a" + b"[b]" * 2000 + b"=1",
    b"--x\r\nContent-Disposition: form-data; name=\"first_name\"\r\n\r\nhalf",
    b"--x\r\nContent-Disposition: form-data; name*=utf-8''%ff%00; filename*=x''%zz\r\n\r\nv\r\n--x--\r\n",
    b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=a\r\n\r\n!!!\r\n--x--",
)


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
    for _ in range(draw(st.integers(1, 4))):
        how = draw(st.integers(0, 11))
        place = draw(st.integers(0, max(len(told) - 1, 0)))
        if not told:
            return ((draw(st.sampled_from([*form.offered, *NAMES])), draw(st.sampled_from(TEXTS))),)
        name, value = told[place]
        if how == 0:
            del told[place]
        elif how == 1:
            told.append((name, draw(values(form, name, others))))
        elif how == 2:
            told[place] = (draw(st.sampled_from([*form.offered, *NAMES])), value)
        elif how == 3:
            other = draw(st.integers(0, len(told) - 1))
            told[place], told[other] = (name, told[other][1]), (told[other][0], value)
        elif how == 4:
            told[place] = (name, draw(tampered(value, others)))
        elif how == 5:
            told.append((draw(st.sampled_from([*form.offered, *NAMES])), draw(st.sampled_from(TEXTS))))
        elif how == 6:
            told += told[place : place + 1] * draw(st.sampled_from([1, 5, 50]))
        else:
            told[place] = (name, draw(values(form, name, others)))
    return tuple(told)


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
def cases(
    draw: st.DrawFn, form: SeenForm, pairs: Pairs, others: Sequence[str] = (), query: str = ""
) -> Case:
    """Return a request to a form's address: mostly a changed posting, sometimes none that is a form."""
    headers, is_drawn = draw(AGENTS), draw(st.integers(0, 2)) == 0
    shape = draw(st.integers(0, 19))
    if shape == 0:
        return Case("POST", None, draw(st.sampled_from(RUBBISH)), draw(st.sampled_from(TYPES)), headers, query)
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
