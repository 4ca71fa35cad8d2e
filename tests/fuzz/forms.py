"""Fuzzing one form of the public site."""

from hypothesis import strategies as st

from tests.fuzz import rows
from tests.fuzz.grammar import Case, cases, plain
from tests.fuzz.lean_client import LeanClient
from tests.fuzz.pages import SeenForm, form_for
from tests.fuzz.running import attempt, judge, many
from tests.fuzz.target import Target
from tests.fuzz.world import World


def fuzz_form(world: World, target: Target, *, shrinks: bool = True) -> int:
    """Send a form's changed postings to its address, now and then under another patient's link.

    A failure is made as small as it gets, unless `shrinks` is false.
    """
    client = LeanClient()
    with rows.rolled_back():
        html, address = target.show(world, client)
    own = target.path(world)
    form = form_for(html, address, own)
    paths = st.sampled_from([own] * 4 + list(others_like(world, target, own)))
    changed = cases(form, target.pairs(world, form), [*hidden_values(world, form), *target.odd])

    def check(example: tuple[str, Case]) -> None:
        path, case = example
        tried = attempt(world, client, path, case)
        judge(tried, form=form, token=world.tokens.get(target.token, ""), outcomes=target.outcomes)

    return many(st.tuples(paths, changed), check, cases=target.cases, shrinks=shrinks)


def is_taken(world: World, target: Target) -> bool:
    """Say whether the site takes the form as a browser would send it, so that the cases start from there."""
    client = LeanClient()
    with rows.rolled_back():
        html, address = target.show(world, client)
    own = target.path(world)
    pairs = target.pairs(world, form_for(html, address, own))
    return attempt(world, client, own, plain(pairs)).answer.status_code < 400


def others_like(world: World, target: Target, own: str) -> list[str]:
    """Return the same address with every other token: other states, other kinds, expired, revoked."""
    if not target.token:
        return []
    mine = world.tokens[target.token]
    return [own.replace(mine, other) for other in (*world.tokens.values(), *world.old.values())]


def hidden_values(world: World, form: SeenForm) -> list[str]:
    """Return times, tokens and hidden values that belong somewhere else."""
    own = [value for name, value in form.sent if name in form.hidden]
    ids = [str(one.public_id) for one in world.times.values()]
    return [*world.codes, *world.tokens.values(), *world.old.values(), *ids, *own]
