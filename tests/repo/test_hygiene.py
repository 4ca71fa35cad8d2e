"""What must be true of the files themselves."""

import ast
import os
import re
from pathlib import Path

import pytest

from tests.repo.files import ROOT, files_under, repository_files, text_of

LONGEST = 300
BINARY = {".png", ".jpg", ".webp", ".ico", ".woff2", ".mo", ".gz", ".br"}
LONG_BY_NATURE = [
    re.compile(pattern) for pattern in (r".*/migrations/.*", r"requirements/.*\.txt", r"locale/.*")
]

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.I),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.I),
}
SKIPS = re.compile(r"\b(pytest\.(skip|importorskip|xfail)|mark\.(skip|skipif|xfail)|unittest\.skip)")


def inline_faults(template: str) -> list[str]:
    """Return what the content security policy would block in a template's text."""
    return [name for name, pattern in INLINE.items() if pattern.search(template)]


def variables_read(source: str) -> set[str]:
    """Return the names that a settings file asks its environment for: env.str("NAME") and its sisters."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def explained_variables() -> dict[str, str]:
    """Return name → the comment above it in .env.example."""
    blocks = text_of(Path(".env.example")).split("\n\n")
    found = {}
    for block in blocks:
        comment = " ".join(line[2:] for line in block.splitlines() if line.startswith("# "))
        found |= dict.fromkeys(re.findall(r"^#?([A-Z_]+)=", block, re.M), comment)
    return found


def test_templates_hold_no_inline_script_or_style():
    templates = [
        path for path in files_under("templates", ".html") if not path.is_relative_to("templates/emails")
    ]

    faults = {str(path): found for path in templates if (found := inline_faults(text_of(path)))}

    assert len(templates) > 10
    assert faults == {}


@pytest.mark.parametrize(
    ("template", "faults"),
    [
        ('<p style="color: red">', ["a style attribute"]),
        ("<style>p {}</style>", ["a style element"]),
        ("<a\n onclick='go()'>", ["an event handler"]),
        ('<a href="javascript:go()">', ["a javascript: address"]),
        ("<script>go()</script>", ["a script without src"]),
        ('<script src="/x.js"></script><script type="application/ld+json">{}</script>', []),
        ('<input name="online" data-only-if="style=1">', []),
    ],
)
def test_inline_code_is_told_from_harmless_markup(template, faults):
    assert inline_faults(template) == faults


def test_no_test_is_skipped_or_expected_to_fail():
    this_file = Path(__file__).relative_to(ROOT)

    skipping = [
        str(path) for path in files_under("tests", ".py") if SKIPS.search(text_of(path)) and path != this_file
    ]

    assert skipping == []


def test_no_file_is_longer_than_one_can_read():
    written = [
        path
        for path in repository_files()
        if path.suffix not in BINARY and not any(pattern.fullmatch(str(path)) for pattern in LONG_BY_NATURE)
    ]

    too_long = {str(path): lines for path in written if (lines := text_of(path).count("\n")) > LONGEST}

    assert too_long == {}


def test_every_variable_that_is_read_is_explained_in_the_example():
    read = set()
    for name in ("settings", "environment"):
        read |= variables_read(text_of(Path(f"clinic/{name}.py")))
    read |= set(re.findall(r'^    "([A-Z_]+)": _', text_of(Path("clinic/environment.py")), re.M))
    explained = explained_variables()

    assert {"SECRET_KEY", "DATABASE_URL", "ENV_FILE", "EMAIL_TIMEOUT"} <= read
    assert sorted(read - set(explained)) == []
    assert [name for name, comment in explained.items() if "." not in comment] == []


@pytest.mark.parametrize(
    "script",
    [
        "bin/serve",
        "bin/backup",
        "bin/restore",
        "bin/test",
        "bin/lint",
        "bin/lock",
        "bin/pictures",
        "bin/screenshots",
        "benchmarks/look/run",
        "benchmarks/look/validate",
        "benchmarks/pages/run",
        "benchmarks/booking/run",
        "benchmarks/scan/run",
        ".ci/run",
        "deploy/entrypoint",
    ],
)
def test_scripts_can_be_run(script):
    assert os.access(ROOT / script, os.X_OK)
    assert text_of(Path(script)).startswith("#!/bin/sh\n")


def test_the_repository_names_no_package_registry_and_no_home_folder():
    telling = re.compile(r"pythonhosted|pypi\.org/simple|registry\.npmjs|deb\.debian|/root/|/home/[a-z]")
    this_file = Path(__file__).relative_to(ROOT)

    files = [path for path in repository_files() if path.suffix not in BINARY and path != this_file]

    assert [str(path) for path in files if telling.search(text_of(path))] == []
