"""A new public address cannot be forgotten, and the numbers are counted, not claimed."""

from tests.fuzz import test_addresses, test_staff, test_tokens
from tests.fuzz.grammar import plain
from tests.fuzz.lean_client import LeanClient
from tests.fuzz.routes import PLACE, WRITTEN, public_routes
from tests.fuzz.running import attempt
from tests.fuzz.targets import TARGETS
from tests.fuzz.world import World

# These answer a POST, but as they would a GET: nothing of it is read. test_addresses.py posts to them.
WITHOUT_A_FORM = {
    "_util/login/": "leads to our own door",
    "consultation/<str:token>/": "leads on to the first page without answers",
    r"^((?:[\w\-]+/)*)$": "pages of the website",
}


def test_every_public_address_is_visited_with_every_method():
    visited = {route for share in test_addresses.SHARES for route in share}

    assert visited == set(public_routes())
    assert len(visited) > 40


def test_every_address_with_a_token_is_tried_with_dead_ones():
    assert {route for route in public_routes() if "token" in route} == set(test_tokens.ROUTES)


def test_every_public_address_that_takes_a_post_has_its_form_fuzzed(world):
    posted = {target.route for target in TARGETS}
    taking = {route for route in public_routes() if _takes_a_post(world, route)}

    assert taking - posted - set(WITHOUT_A_FORM) == set()


def test_a_usual_run_is_six_thousand_cases_and_more():
    """Each test counts what it ran and fails below its share (running.many), so the shares add up."""
    shares = [
        sum(target.cases for target in TARGETS),
        test_addresses.CASES_EACH * len(test_addresses.ROUTES),
        test_tokens.CASES_EACH * 2 * len(test_tokens.ROUTES),
        test_staff.PRESSES * test_staff.SHARES + test_staff.LOOKS,
    ]

    assert sum(shares) > 6000


def test_no_target_names_an_address_that_is_gone():
    assert {target.route for target in TARGETS} - set(public_routes()) == set()


def _takes_a_post(world: World, route: str) -> bool:
    """Say whether an empty POST to a real address of this kind is anything but 405 or nothing there."""
    return any(_answers(world, path) for path in _real_addresses(world, route))


def _answers(world: World, path: str) -> bool:
    """A page that asks a stranger to sign in takes no POST of theirs; test_staff.py posts to it signed in."""
    answer = attempt(world, LeanClient(), path, plain(())).answer
    asks = answer.get("Location", "").startswith("/sign-in/?next=")
    return answer.status_code not in (403, 404, 405) and not asks


def _real_addresses(world: World, route: str) -> list[str]:
    path = "/" + WRITTEN.get(route, route)
    path = path.replace("<slug:slug>", "you").replace("<uuid:public_id>", world.sent_path.split("/")[3])
    path = path.replace("<slug:fingerprint>", "x").replace("<path:page>/", "").replace("<path:", "<str:")
    tokens = [world.tokens[name] for name in ("answered", "booked", "offered", "feed")]
    with_token = [path.replace("<str:token>", token) for token in tokens]
    return [PLACE.sub("1", one) for one in with_token]
