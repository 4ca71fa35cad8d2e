"""What may be said of a message or an error that somebody else's code worded: never what was typed.

A database names the row that collided, a validator the value it refused, a server the address that was
asked for. None of that is needed to find the fault; where it rose and of which kind it was is enough.
"""

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = str(Path(__file__).resolve().parent.parent)
OURS = ("clinic", "appointments", "education")
ELIDED = "…"

PLACEHOLDER = re.compile(r"%(\(\w+\))?[-#0 +]*\d*(\.\d+)?[diouxXeEfFgGcrsa%]")
QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
EMAIL = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
PATH = re.compile(r"(?<![\w.])/[^\s:,;]+")
NUMBER = re.compile(r"\+?\(?\d[\d\s().\-]{5,}\d")
TOKEN = re.compile(r"(?=[A-Za-z_\-]*\d)[A-Za-z0-9_\-]{20,}")


def is_ours(logger: str) -> bool:
    """Say whether a logger belongs to this site's own code, which words its messages with care."""
    return logger.partition(".")[0] in OURS


def scrubbed(text: str) -> str:
    """Return a message without what looks like an address, a number somebody is called by, or a token."""
    for pattern in (EMAIL, PATH, NUMBER, TOKEN):
        text = pattern.sub(ELIDED, text)
    return text


def elided(template: str, args: Any) -> str:
    """Return another library's message with numbers and kinds of errors put in, and everything else left out.

    A message that was put together before it was logged has no arguments: what it quotes goes.
    """
    if not args:
        return scrubbed(QUOTED.sub(ELIDED, template))
    values = iter(args if isinstance(args, tuple) else ())

    def fill(match: re.Match[str]) -> str:
        return "%" if match[0] == "%%" else _harmless(next(values, None))

    return PLACEHOLDER.sub(fill, template)


def describe(error: BaseException) -> dict[str, Any]:
    """Return what a log may hold of an error: its kind, what caused it, and the way through our code."""
    causes = [type(cause).__name__ for cause in _causes(error)]
    facts: dict[str, Any] = {"error": type(error).__name__}
    if causes:
        facts["caused_by"] = causes
    return facts | {"frames": frames_of(error)}


def frames_of(error: BaseException) -> list[str]:
    """Return "file:line function" for each of our frames and for the last one; no values, no source lines."""
    frames = list(traceback.walk_tb(error.__traceback__))
    kept = [frame for frame in frames if _is_our_file(frame[0].f_code.co_filename)]
    if frames and frames[-1] not in kept:
        kept.append(frames[-1])
    return [_place(frame, line) for frame, line in kept]


def short_path(path: str) -> str:
    """Return a file's path as it stands in the repository or in its package."""
    _, found, rest = path.rpartition("site-packages/")
    return rest if found else path.removeprefix(f"{ROOT}/")


def _harmless(value: Any) -> str:
    if isinstance(value, bool | int | float):
        return scrubbed(str(value))
    return type(value).__name__ if isinstance(value, BaseException) else ELIDED


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen = {id(error)}
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        yield cause
        seen.add(id(cause))
        cause = cause.__cause__ or cause.__context__


def _is_our_file(path: str) -> bool:
    return path.startswith(f"{ROOT}/") and "site-packages/" not in path


def _place(frame: FrameType, line: int) -> str:
    return f"{short_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
