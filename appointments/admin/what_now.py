"""What to do now on a request's page: the next step first, the others in order, the rare ones folded away."""

from collections.abc import Sequence
from dataclasses import dataclass

from appointments.admin.next_step import Ahead
from appointments.admin.panels import VerbPanel
from appointments.admin.time_cards import TimeCard
from appointments.admin.verbs import StaffVerb
from appointments.enums import ContactOutcome
from appointments.rules.next_step import Step

# One press each. A message is sent by another way than a call, so that it stands beside the choice of one.
BY_CALL = [
    ContactOutcome.SPOKE,
    ContactOutcome.LEFT_MESSAGE,
    ContactOutcome.NO_ANSWER,
    ContactOutcome.WRONG_NUMBER,
]


@dataclass(frozen=True)
class WhatNow:
    """`lead` is the button of the next step, unless that is a link or the outcomes of a call (`log`)."""

    ahead: Ahead
    lead: VerbPanel | None
    log: VerbPanel | None
    others: list[VerbPanel]
    rare: list[VerbPanel]
    outcomes: list[ContactOutcome]

    @property
    def leads_to(self) -> str:
        """Return the code of the next step; a template compares it."""
        return self.ahead.code

    @property
    def pressed(self) -> str:
        """Return the outcome that was pressed and is not logged yet, in words."""
        value = self.log.form["outcome"].value() if self.log and self.log.is_open else ""
        return dict(ContactOutcome.choices).get(value, "")

    @property
    def rare_is_open(self) -> bool:
        return any(panel.is_open for panel in self.rare)


def arrange(ahead: Ahead, panels: Sequence[VerbPanel], cards: Sequence[TimeCard]) -> WhatNow:
    """Sort the buttons of a page. A time's own "Confirm" leads where that is what comes next."""
    by_code = {panel.verb.code: panel for panel in panels}
    log = by_code.pop(Step.LOG, None)
    lead = _confirming(cards) if ahead.step.step == Step.CONFIRM else by_code.pop(ahead.code, None)
    rest = list(by_code.values())
    return WhatNow(
        ahead=ahead,
        lead=lead,
        log=log,
        others=[panel for panel in rest if not _is_rare(panel)],
        rare=[panel for panel in rest if _is_rare(panel)],
        outcomes=BY_CALL,
    )


def _confirming(cards: Sequence[TimeCard]) -> VerbPanel | None:
    panels = (panel for card in cards for panel in card.panels if panel.verb.code == Step.CONFIRM)
    return next(panels, None)


def _is_rare(panel: VerbPanel) -> bool:
    return isinstance(panel.verb, StaffVerb) and panel.verb.is_rare
