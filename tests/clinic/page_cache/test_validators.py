"""A browser that has the page is told so, and no more."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.clinic.page_cache.asking import Asked


def test_a_reader_who_has_the_page_gets_no_body(
    warm: Asked, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = warm()

    with django_assert_num_queries(0):
        again = warm(if_none_match=page.headers["ETag"])

    dropped = {"Content-Type", "Content-Length"}
    kept = {name: value for name, value in page.headers.items() if name not in dropped}
    assert (again.status, again.headers, again.body) == (304, kept, b"")


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_every_way_to_name_what_one_has_is_understood(warm: Asked, known: str) -> None:
    tag = warm().headers["ETag"]

    assert warm(if_none_match=known.format(tag=tag)).status == 304


@pytest.mark.parametrize("known", ['"other"', "", "{part}", 'W/"other"'])
def test_any_other_page_is_sent_whole(warm: Asked, known: str) -> None:
    tag = warm().headers["ETag"]

    assert warm(if_none_match=known.format(part=tag[:10])).status == 200


def test_each_encoding_has_a_tag_of_its_own(warm: Asked) -> None:
    tags = {warm(accept_encoding=name).headers["ETag"] for name in ("", "gzip", "br")}

    assert len(tags) == 3
    assert [tag for tag in tags if not (tag.startswith('"') and tag.endswith('"'))] == []
    assert (
        warm(accept_encoding="gzip", if_none_match=warm(accept_encoding="br").headers["ETag"]).status == 200
    )


def test_the_tag_is_that_of_the_first_answer_too(ask: Asked) -> None:
    assert ask().headers["ETag"] == ask().headers["ETag"]


def test_head_is_told_the_same(warm: Asked) -> None:
    tag = warm().headers["ETag"]

    assert warm(method="HEAD", if_none_match=tag).status == 304
