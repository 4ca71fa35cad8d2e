"""What search engines may read."""

import pytest
from django.test import Client


def test_robots_are_kept_from_private_pages_and_shown_the_sitemap(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /staff/",
        "Disallow: /cms/",
        "Disallow: /sign-in/",
        "Disallow: /request/change/",
        "Disallow: /request/send/",
        "Disallow: /request/sent/",
        "Disallow: /consultation/",
        "Disallow: /manage/",
        "",
        "Sitemap: http://localhost:8000/sitemap.xml",
    ]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_robots_txt_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/robots.txt").status_code == 405
