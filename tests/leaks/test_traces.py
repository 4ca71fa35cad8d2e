"""The search for traces finds what is there."""

import base64
import json
import quopri
from urllib.parse import quote

import pytest

from tests.leaks.traces import found

SECRET = "Zenóbia Quill+feather"
HIDDEN = {
    "plain": SECRET.upper().encode(),
    "address": f"/?name={quote(SECRET)}".encode(),
    "JSON": json.dumps({"name": SECRET}).encode(),
    "hex": b"\\x" + SECRET.encode().hex().upper().encode(),
    "quoted-printable": quopri.encodestring(SECRET.encode()),
    **{f"base64 {n}": base64.b64encode(b"x" * n + SECRET.encode() + b"yz") for n in range(5)},
    "base64 for addresses": base64.urlsafe_b64encode(b"??>" + SECRET.encode() + b"?"),
}


@pytest.mark.parametrize("form", HIDDEN)
def test_a_string_is_found_in_each_form(form):
    assert f"name ({form.split()[0]}) in here" in found({"name": SECRET}, {"here": b"before " + HIDDEN[form]})


def test_what_is_not_there_is_not_found():
    assert found({"name": SECRET}, {"here": SECRET[:-1].encode(), "there": SECRET[1:].encode()}) == []
