"""Values that nobody should send: odd texts, numbers, dates, headers and bodies.

Texts carry MARK, so that what was typed can be told wherever it turns up.
"""

from hypothesis import strategies as st

MARK = "Wnqkvz"
Value = str | bytes

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
NAMES = (
    "",
    "x",
    "\x00",
    "__proto__",
    "csrfmiddlewaretoken",
    "pk",
    "id",
    "version",
    "status",
    "a[b][c]",
    "é" * 99,
)
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
    b'--x\r\nContent-Disposition: form-data; name="first_name"\r\n\r\nhalf',
    b"--x\r\nContent-Disposition: form-data; name*=utf-8''%ff%00; filename*=x''%zz\r\n\r\nv\r\n--x--\r\n",
    b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=a\r\n\r\n!!!\r\n--x--",
)
