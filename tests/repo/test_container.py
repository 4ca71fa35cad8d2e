"""The image's recipe, read instead of built: there is no Docker engine where the tests run."""

import fnmatch
import re
from pathlib import Path

import pytest

from tests.repo.files import files_under, repository_files, text_of


def dockerfile() -> str:
    """Return the Dockerfile with its continued lines joined and its comments gone."""
    text = re.sub(r"^\s*#.*\n", "", text_of(Path("Dockerfile")), flags=re.M)
    return text.replace("\\\n", " ")


def copied_from_the_repository() -> list[str]:
    lines = re.findall(r"^COPY (?!--from)(.*)$", dockerfile(), re.M)
    return [source for line in lines for source in line.split()[:-1]]


def stays_out(path: str) -> bool:
    """Say whether .dockerignore keeps the path out; the last line that matches decides, as in Docker."""
    out = False
    for line in text_of(Path(".dockerignore")).splitlines():
        if not line or line.startswith("#"):
            continue
        pattern = line.removeprefix("!")
        if _matches(path, pattern):
            out = not line.startswith("!")
    return out


def _matches(path: str, pattern: str) -> bool:
    parts = Path(path).parts
    heads = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    if pattern.startswith("**/"):
        return any(fnmatch.fnmatchcase(part, pattern[3:]) for part in parts)
    return any(fnmatch.fnmatchcase(head, pattern) for head in heads)


def test_everything_that_is_copied_exists_and_reaches_the_build():
    files = [str(path) for path in repository_files()]
    sources = copied_from_the_repository()

    arriving = {
        source: [file for file in files if Path(file).is_relative_to(source) and not stays_out(file)]
        for source in sources
    }

    assert len(sources) > 10
    assert [source for source, found in arriving.items() if not found] == []


def test_every_app_and_folder_that_the_site_needs_is_copied():
    folders = {"clinic", "education", "appointments", "templates", "static", "locale"}
    needed = {folder for folder in folders if files_under(folder)} | {"manage.py"}

    assert needed - set(copied_from_the_repository()) == set()


@pytest.mark.parametrize(
    "path",
    [".env", ".env.example", ".git/config", "var/env", "var/db.sqlite3", "tests/conftest.py", "docs/x.md"],
)
def test_state_secrets_and_history_stay_out_of_the_build(path):
    assert stays_out(path)


def test_the_image_runs_as_a_user_without_rights():
    assert re.findall(r"^USER (.*)$", dockerfile(), re.M) == ["10001"]


def test_no_secret_is_named_in_a_layer():
    named = re.findall(r"\b(SECRET_KEY|FIELD_KEYS|INDEX_KEY|DATABASE_URL|PASSWORD)\b", dockerfile())

    assert named == []


def test_the_build_time_environment_is_deleted_in_the_layer_that_made_it():
    layers = [line for line in dockerfile().splitlines() if "make_env.py /tmp/build" in line]

    assert len(layers) == 1
    assert layers[0].rstrip().endswith("&& rm -r /tmp/build bin")


def test_the_proxy_overwrites_what_a_visitor_says_about_addresses():
    sent = dict(re.findall(r"proxy_set_header (\S+) (\S+);", text_of(Path("deploy/nginx.conf"))))

    assert sent["X-Forwarded-For"] == "$remote_addr"
    assert sent["X-Forwarded-Proto"] == "https"
    assert sent["X-Request-ID"] == "$request_id"
    assert 'TRUSTED_PROXIES: "1"' in text_of(Path("compose.yaml"))


def test_web_and_worker_share_the_folder_in_which_they_learn_of_changed_pages():
    shared = text_of(Path("compose.yaml")).partition("\nservices:")[0]

    assert "- page_cache:/app/var/page_cache\n" in shared
    assert re.findall(r"--owner=clinic --group=clinic (.*)$", dockerfile(), re.M) == [
        "/app/var/media /app/var/page_cache"
    ]
