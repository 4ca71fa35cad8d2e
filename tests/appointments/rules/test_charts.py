"""Where the parts of a chart lie."""

import pytest

from appointments.rules.charts import MOST_ROWS, WIDTH, Item, Line, bars, columns, nice_top


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (2, 2), (3, 4), (5, 10), (11, 20), (41, 100), (1001, 2000)]
)
def test_the_grid_ends_at_a_round_number_whose_half_is_whole(most: int, top: int) -> None:
    assert nice_top(most) == top


def test_columns_stand_on_the_ground_and_reach_their_value() -> None:
    chart = columns("Requests.", [Item("Mon", 4, "Mon: 4", 1), Item("Tue", 0, "Tue: 0")])

    monday, tuesday = chart.marks
    assert (monday.y, monday.height, monday.part, monday.part_y) == (18, 160, 40, 138)
    assert (tuesday.y, tuesday.height, tuesday.part) == (178, 0, 0)
    assert chart.lines == [Line(178, 174, "0"), Line(98, 94, "2"), Line(18, 14, "4")]
    assert chart.ends == ("Mon", "Tue")


@pytest.mark.parametrize("number", [1, 7, 366])
def test_columns_lie_side_by_side_within_the_box(number: int) -> None:
    marks = columns("Requests.", [Item("", 1, "")] * number).marks

    ends = [round(mark.x + mark.width, 2) for mark in marks]
    assert all(end <= mark.x for end, mark in zip(ends, marks[1:], strict=False))
    assert ends[-1] <= WIDTH


def test_the_longest_bar_leaves_room_for_its_words() -> None:
    chart = bars("Visits.", [Item("Miami", 10, "10 booked", 5), Item("Tampa", 1, "1 booked")])

    assert [(mark.y, mark.width, mark.part, mark.words_x) for mark in chart.marks] == [
        (22, 330, 165, 338),
        (68, 33, 0, 41),
    ]
    assert (chart.height, chart.lines) == (92, [])


def test_bars_without_a_value_have_no_length() -> None:
    assert [mark.width for mark in bars("None.", [Item("Miami", 0, "0")]).marks] == [0]


def test_a_long_list_is_drawn_in_part() -> None:
    assert len(bars("Pages.", [Item("/", 1, "1")] * 40).marks) == MOST_ROWS


def test_a_chart_of_nothing_can_be_made() -> None:
    assert (columns("None.", []).marks, bars("None.", []).marks) == ([], [])
