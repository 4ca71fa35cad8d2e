"""What counts as work that was done, and when it is asked for."""

import pytest

from appointments.rules.gates import Pressure
from appointments.rules.proof_of_work import BITS, PUZZLES, bits_for, is_solved
from tests.appointments.working import solve

SEED = "0123456789abcdef01234567"
EASY = 4
ANSWER = solve(SEED, EASY)


def test_the_numbers_of_all_puzzles_are_the_answer() -> None:
    assert len(ANSWER.split(",")) == PUZZLES
    assert is_solved(seed=SEED, bits=EASY, answer=ANSWER)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        ",".join(ANSWER.split(",")[1:]),
        ANSWER + ",1",
        ANSWER + "\n",
        ANSWER.replace(",", ", ", 1),
        "-" + ANSWER,
        "٣" + ANSWER,
        "9" * 5000,
        ",".join(["99999999999"] * PUZZLES),
        ",".join(["0"] * PUZZLES),
    ],
)
def test_anything_else_is_not(answer: str) -> None:
    assert not is_solved(seed=SEED, bits=EASY, answer=answer)


def test_an_answer_is_good_for_its_own_seed_alone_and_for_no_harder_work() -> None:
    other = SEED[::-1]

    assert not is_solved(seed=other, bits=EASY, answer=ANSWER)
    assert not is_solved(seed=SEED, bits=BITS, answer=ANSWER)


@pytest.mark.parametrize(
    ("hits", "limit", "more"), [(0, 10, 0), (11, 10, 0), (19, 10, 0), (20, 10, 1), (40, 10, 2), (9999, 10, 2)]
)
def test_it_is_harder_at_two_and_at_four_times_the_limit(hits: int, limit: int, more: int) -> None:
    assert bits_for(hits=hits, limit=limit) == BITS + more


@pytest.mark.parametrize(
    ("here", "on_site", "is_near", "signs"),
    [
        (0, 0, False, []),
        (4, 29, False, []),
        (5, 0, True, []),
        (0, 30, True, []),
        (10, 60, True, []),
        (11, 0, True, ["many_from_address"]),
        (0, 61, True, ["many_on_site"]),
        (11, 61, True, ["many_from_address", "many_on_site"]),
    ],
)
def test_work_is_asked_for_from_half_of_a_limit_and_missed_above_it(
    here: int, on_site: int, is_near: bool, signs: list[str]
) -> None:
    pressure = Pressure(here, on_site, most_from_address=10, most_on_site=60)

    assert (pressure.is_near, pressure.signs) == (is_near, signs)
