"""What a press may come to: how much of each table comes, changes and goes. Anything else is half done."""

from collections.abc import Mapping
from typing import Any

Count = int | tuple[int, int]
Span = tuple[range, range, range]
Outcome = Mapping[str, Span]


def rows(added: Count = 0, *, changed: Count = 0, removed: Count = 0) -> Span:
    """Return how many rows may come, change and go: a number, or the least and the most."""
    return _range(added), _range(changed), _range(removed)


def of(**tables: Any) -> Outcome:
    """Return an outcome by the names of our own tables."""
    return {f"appointments_{name}": span for name, span in tables.items()}


def _range(count: Count) -> range:
    low, high = (count, count) if isinstance(count, int) else count
    return range(low, high + 1)


# Whoever asks is looked up by the beginnings of their names, and may be somebody we know.
_SOUGHT = {"searchtoken": rows((0, 999)), "duplicatepair": rows((0, 9))}
_TOLD = {"event": rows((1, 4)), "outboundmessage": rows((0, 5), changed=(0, 5))}

REQUEST_SENT = (of(appointmentrequest=rows(1), consent=rows((1, 3)), **_SOUGHT, **_TOLD),)
DRAFT_STARTED = (of(appointmentrequest=rows(1), managelink=rows(1), screening=rows(1)),)
PAGE_SAVED = (of(screening=rows(changed=1), appointmentrequest=rows(changed=(0, 1))),)
TIME_TOLD = (
    of(screening=rows(changed=1)),
    of(
        screening=rows(changed=1),
        appointmentrequest=rows(changed=(0, 1)),
        appointment=rows((0, 1), changed=(0, 1)),
        occupiedtick=rows((0, 12), removed=(0, 12)),
        event=rows((0, 3)),
    ),
)
HOLD_EXTENDED = (of(appointment=rows(changed=1), event=rows((0, 1))),)
LINK_MAILED = (of(outboundmessage=rows(1)),)
CONSULTATION_SENT = (
    of(
        appointmentrequest=rows(changed=1),
        appointment=rows(changed=(0, 1)),
        occupiedtick=rows((0, 12)),
        consent=rows((1, 3)),
        managelink=rows(changed=(0, 1)),
        screening=rows(changed=1),
        **_SOUGHT,
        **_TOLD,
    ),
)
_ONE_FREED = {"appointment": rows(changed=1), "occupiedtick": rows(removed=12)}
_TWO_ENDED = {"appointment": rows(changed=2), "occupiedtick": rows(removed=(12, 24))}
ACCEPTED = DECLINED = (of(appointmentrequest=rows(changed=1), **_TWO_ENDED, **_TOLD),)
MOVED = (
    of(
        appointmentrequest=rows(changed=(0, 1)),
        appointment=rows(1, changed=1),
        occupiedtick=rows(12, removed=12),
        **_TOLD,
    ),
)
CANCELLED = (of(appointmentrequest=rows(changed=1), **_ONE_FREED, **_TOLD),)
WITHDRAWN = (*CANCELLED, *ACCEPTED, of(appointmentrequest=rows(changed=1), **_TOLD))
ASKED_AGAIN = (of(appointmentrequest=rows(changed=1), **_TOLD),)
DETAILS_CORRECTED = (of(appointmentrequest=rows(changed=1), **_SOUGHT, **_TOLD),)
STOPPED = (of(appointmentrequest=rows(changed=1), **_TOLD),)
# The worker looks for whoever wished for a link, so that the answer takes as long for anybody.
LINK_WISHED = (of(linkwish=rows(1)),)

# Signing in. A refusal is answered with the page again (200), and leaves a line for whoever watches.
_WATCHED: Outcome = {"clinic_securityevent": rows((1, 2))}
_LETTER = {"clinic_accountletter": rows(1)}
# A script that signs in is refused with a 400, and watched all the same.
LINE_ABOUT_A_REFUSAL = _WATCHED
PASSWORD_GIVEN = ({"django_session": rows(1)}, _WATCHED)
SECOND_GIVEN = (
    # The page asks for a passkey anew, and what it asked is kept in the session.
    {"django_session": rows(changed=(0, 1)), "clinic_securityevent": rows((0, 1))},
    {
        "django_session": rows((0, 1), changed=(0, 1), removed=(0, 1)),
        "clinic_user": rows(changed=1),
        "mfa_authenticator": rows(changed=1),
    }
    | _WATCHED,
)
# The page after it says why; what it says waits in the session.
PASSKEY_REFUSED = ({"django_session": rows(1)},)
NEW_PASSWORD_ASKED = (_WATCHED | _LETTER,)
PASSWORD_SET = ({"clinic_user": rows(changed=1)} | _WATCHED | _LETTER,)
