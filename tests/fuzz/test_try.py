import pytest
from tests.fuzz.targets import TARGETS
from tests.fuzz.running import attempt
from tests.fuzz.grammar import plain
from tests.fuzz.pages import form_for
from tests.fuzz.lean_client import LeanClient
@pytest.mark.parametrize("t", TARGETS, ids=lambda t: t.name)
def test_x(world, t):
    c=LeanClient()
    html, address = t.show(world, c)
    form = form_for(html, address, t.path(world))
    pairs=form.filled(t.answers)
    tried=attempt(world, c, t.path(world), plain(pairs))
    print("\n@@",t.name, tried.answer.status_code, {k.removeprefix("appointments_"):(v.added,v.changed,v.removed) for k,v in tried.changes.items()}, tried.lines)
    if tried.answer.status_code>=400: print(pairs)
