"""Whatever is posted to these forms, the answer is clear, and what is done is done whole or not at all."""

import pytest

from tests.fuzz.doors import DOORS
from tests.fuzz.forms import fuzz_form, is_taken
from tests.fuzz.target import Target
from tests.fuzz.targets import OTHERS
from tests.fuzz.world import World


@pytest.mark.parametrize("target", [*OTHERS, *DOORS], ids=lambda target: target.name)
def test_odd_postings_do_all_of_a_thing_or_nothing(world: World, target: Target, count_cases) -> None:
    assert is_taken(world, target)
    count_cases(fuzz_form(world, target))
