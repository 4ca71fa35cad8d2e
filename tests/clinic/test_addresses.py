"""From where a request comes, whatever it claims."""

import pytest

from clinic.addresses import client_address


def address(rf, settings, *, proxies: int, remote: str = "203.0.113.9", forwarded: str | None = None) -> str:
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_address(rf.get("/", REMOTE_ADDR=remote, **headers))


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "203.0.113.9"),
        (0, "198.51.100.1", "203.0.113.9"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1,10.0.0.2 ,  198.51.100.1 ", "198.51.100.1"),
        (2, "198.51.100.1, 192.0.2.80", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.80", "198.51.100.1"),
        (2, "198.51.100.1", "198.51.100.1"),
        (1, None, "203.0.113.9"),
        (1, "", "203.0.113.9"),
        (1, "198.51.100.1,", "203.0.113.9"),
    ],
)
def test_only_the_entry_of_the_outermost_trusted_proxy_counts(proxies, forwarded, expected, rf, settings):
    assert address(rf, settings, proxies=proxies, forwarded=forwarded) == expected


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::1", "::/64"),
        ("192.0.2.1", "192.0.2.1"),
    ],
)
def test_one_ipv6_customer_is_one_address(remote, expected, rf, settings):
    assert address(rf, settings, proxies=0, remote=remote) == expected


@pytest.mark.parametrize(
    "garbage",
    [
        "unknown",
        "198.51.100.1:5000",
        "<script>",
        "1.2.3",
        "1.2.3.4.5",
        "999.1.1.1",
        "::g",
        "x" * 5000,
        "\u0661",
    ],
)
def test_what_is_no_address_is_one_sender_of_its_own(garbage, rf, settings):
    assert address(rf, settings, proxies=1, forwarded=garbage) == "unknown"


def test_a_socket_without_an_address_is_unknown(rf, settings):
    assert address(rf, settings, proxies=0, remote="") == "unknown"


@pytest.mark.parametrize("mapped", ["::ffff:192.0.2.1", "::FFFF:c000:201"])
def test_an_ipv4_address_in_ipv6_spelling_is_that_address_and_not_everybodys(mapped, rf, settings):
    assert address(rf, settings, proxies=0, remote=mapped) == "192.0.2.1"
