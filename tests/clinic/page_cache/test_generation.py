"""The text that all processes share, wherever it is kept."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command

from clinic.page_cache import generation

DATABASE_CACHE = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}
}


@pytest.fixture(params=["file", "cache"])
def place(request: pytest.FixtureRequest, own_generation: None, settings: Any, db: None) -> str:
    settings.PAGE_GENERATION = request.param
    if request.param == "cache":
        settings.CACHES = DATABASE_CACHE
        call_command("createcachetable", verbosity=0)
    return request.param


def test_it_stays_until_it_is_renewed_and_never_comes_back(place: str) -> None:
    seen = []
    for _ in range(50):
        generation.renew()
        seen += [generation.current(), generation.current()]

    assert seen[::2] == seen[1::2]
    assert len(set(seen)) == 50
    assert {len(text) for text in seen} == {32}


def test_one_that_is_missing_is_made_for_the_next_time(place: str, settings: Any) -> None:
    generation.renew()
    before = generation.current()
    Path(settings.PAGE_GENERATION_FILE).unlink()
    cache.clear()

    first, second, third = (generation.current() for _ in range(3))

    assert first == ""
    assert second == third != before
    assert second != ""


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(own_generation: None, settings: Any) -> None:
    path = Path(settings.PAGE_GENERATION_FILE)
    before = path.stat().st_ino

    generation.renew()

    assert path.stat().st_ino != before
    assert [entry.name for entry in path.parent.iterdir()] == ["generation"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_an_error_for_who_renews_and_none_for_who_reads(
    settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings.PAGE_GENERATION_FILE = tmp_path / "file" / "generation"

    assert generation.current() == ""
    with pytest.raises(OSError, match="file"):
        generation.renew()


def test_a_shared_cache_that_is_away_means_that_nothing_is_known(
    own_generation: None, settings: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise ConnectionError("secret address")

    settings.PAGE_GENERATION = "cache"
    monkeypatch.setattr("django.core.cache.backends.locmem.LocMemCache.get", fail)

    assert generation.current() == ""
    assert caplog.messages == ["the shared cache did not answer: ConnectionError"]
