"""Breaks a title into lines that fit. Pure: the caller says how wide a text is."""

from collections.abc import Callable

Measure = Callable[[str], float]


def wrapped(text: str, width: float, measure: Measure, most_lines: int) -> list[str] | None:
    """Return the lines of `text`, or None when it needs more than `most_lines` or has too long a word."""
    lines: list[str] = []
    for word in text.split():
        if measure(word) > width:
            return None
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= most_lines else None


def cut(text: str, width: float, measure: Measure, most_lines: int) -> list[str]:
    """Return as much of `text` as fits, ended by an ellipsis; words that are too long are broken."""
    lines = [""]
    for letter in " ".join(text.split()):
        if measure(f"{lines[-1]}{letter}…") <= width:
            lines[-1] += letter
        elif len(lines) < most_lines:
            lines[-1:] = _broken(lines[-1], letter)
        else:
            return [*lines[:-1], f"{lines[-1].rstrip()}…"]
    return lines


def _broken(line: str, letter: str) -> list[str]:
    """Return a full line and the beginning of the next, broken where the last word begins if it can be."""
    head, space, tail = line.rpartition(" ")
    if letter == " " or not space:
        return [line, letter.strip()]
    return [head, f"{tail}{letter}"]
