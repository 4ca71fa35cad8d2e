"""The sample site behind one web process."""

from pathlib import Path
from typing import Any

import pytest

from clinic.page_cache import generation
from education.sample import load_sample_pages
from education.sample.tree import TREE
from tests.clinic.page_cache.asking import Asked, use_generation_in
from tests.education.conftest import unreviewed_texts  # noqa: F401 - what is kept is asked here, not who read it


@pytest.fixture
def own_generation(tmp_path: Path, settings: Any) -> None:
    use_generation_in(tmp_path, settings)
    generation.renew()


@pytest.fixture
def sample_site(db: None, own_generation: None) -> None:
    load_sample_pages(TREE[:1])


@pytest.fixture
def ask(sample_site: None) -> Asked:
    return Asked()


@pytest.fixture
def warm(ask: Asked) -> Asked:
    """A process that holds the article and the home page."""
    ask()
    ask("/")
    assert ask.kept == {"/", "/ketamine-for-chronic-pain/"}
    return ask
