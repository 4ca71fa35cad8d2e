"""Where the parts of a chart lie. A template draws them; all lengths are units of the chart's own box."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 480.0
PLOT_HEIGHT, TOP, FOOT, GAUGE = 160.0, 18.0, 24.0, 34.0
ROW, BAR_AT, BAR_HEIGHT, VALUE_WIDTH = 46.0, 22.0, 14.0, 150.0
LABEL_GAP, WORDS_GAP = 6.0, 8.0
MOST_ROWS = 12


@dataclass(frozen=True)
class Item:
    """One value to draw. `words` are written beside it; `part` is the piece of it drawn in another tone."""

    label: str
    value: float
    words: str
    part: float = 0


@dataclass(frozen=True)
class Mark:
    """One bar. `part` is how long the piece in another tone is, along the same side."""

    label: str
    words: str
    x: float
    y: float
    width: float
    height: float
    part: float = 0

    @property
    def part_y(self) -> float:
        """Return where the piece of an upright bar begins: it stands on the same ground."""
        return round(self.y + self.height - self.part, 2)

    @property
    def label_y(self) -> float:
        """Return the foot of the label above a lying bar."""
        return self.y - LABEL_GAP

    @property
    def words_x(self) -> float:
        """Return where the words behind a lying bar begin."""
        return round(self.x + self.width + WORDS_GAP, 2)

    @property
    def words_y(self) -> float:
        return self.y + self.height - 2


@dataclass(frozen=True)
class Line:
    """A line of the grid and the value it stands for."""

    y: float
    text_y: float
    words: str


@dataclass(frozen=True)
class Chart:
    """`kind` names how it is drawn; `name` is what a screen reader says instead of the picture."""

    kind: str
    name: str
    width: float
    height: float
    marks: list[Mark]
    lines: list[Line]

    @property
    def ends(self) -> tuple[str, str]:
        """Return the labels of the first and the last mark."""
        return self.marks[0].label, self.marks[-1].label

    @property
    def foot_y(self) -> float:
        return self.height - 5


def columns(name: str, items: Sequence[Item]) -> Chart:
    """Return upright bars from left to right, with a grid of one, two or three lines."""
    top = nice_top(max((item.value for item in items), default=0))
    room = (WIDTH - GAUGE) / max(len(items), 1)
    base = TOP + PLOT_HEIGHT
    marks = []
    for number, item in enumerate(items):
        tall, part = (PLOT_HEIGHT * value / top for value in (item.value, item.part))
        x = GAUGE + room * number + room * 0.1
        place = (x, base - tall, room * 0.8, tall, part)
        marks.append(Mark(item.label, item.words, *(round(one, 2) for one in place)))
    return Chart("columns", name, WIDTH, base + FOOT, marks, _grid(top, base))


def bars(name: str, items: Sequence[Item]) -> Chart:
    """Return lying bars from top to bottom, the first twelve; the table beside them has them all."""
    shown = items[:MOST_ROWS]
    top = max((item.value for item in shown), default=0) or 1
    long = WIDTH - VALUE_WIDTH
    marks = [
        Mark(
            item.label,
            item.words,
            0,
            ROW * number + BAR_AT,
            round(long * item.value / top, 2),
            BAR_HEIGHT,
            round(long * item.part / top, 2),
        )
        for number, item in enumerate(shown)
    ]
    return Chart("bars", name, WIDTH, ROW * len(shown), marks, [])


def nice_top(most: float) -> int:
    """Return the smallest of 2, 4, 10, 20, 40, 100 … that is not below: half of it is a whole number."""
    unit = 1
    while True:
        for step in (2, 4, 10):
            if most <= step * unit:
                return step * unit
        unit *= 10


def _grid(top: int, base: float) -> list[Line]:
    lines = []
    for value in (0, top // 2, top):
        y = base - PLOT_HEIGHT * value / top
        lines.append(Line(y, y - 4, str(value)))
    return lines
