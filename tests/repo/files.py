"""The files that a commit would hold: tracked ones and new ones that .gitignore does not name."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def repository_files() -> tuple[Path, ...]:
    """Return the paths, relative to the repository, of all files that are or may be committed."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (Path(name) for name in listing.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


def files_under(folder: str, *suffixes: str) -> list[Path]:
    """Return the repository's files in `folder` with one of the suffixes, all of them when none is named."""
    return [
        path
        for path in repository_files()
        if path.is_relative_to(folder) and (not suffixes or path.suffix in suffixes)
    ]


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
