"""One of the front desk at work in a browser: opens a queue, opens a request, does something with it."""

import re
import time
from dataclasses import dataclass
from random import Random

import requests

from benchmarks.triage.page_forms import PageForm, forms_of

QUEUE = "/staff/appointments/appointmentrequest/"
LINE = re.compile(rf"{QUEUE}(\d+)/change/")
QUEUES = ("", "?queue=unclaimed", "?queue=mine", "?queue=asked", "?queue=overdue")
# What is done, and how often beside the others.
VERBS = {
    "claim": 6,
    "log": 6,
    "offer": 4,
    "confirm": 6,
    "note": 2,
    "wait": 1,
    "resume": 2,
    "unclaim": 2,
    "close": 1,
    "reopen": 4,
}
OFFER = ("way", "offer")
PATIENCE = 60


@dataclass(frozen=True)
class Press:
    """A button that was pressed, on the version that the person saw, and the status of the answer."""

    person: str
    request: int
    verb: str
    version: int
    status: int
    seconds: float

    @property
    def is_done(self) -> bool:
        return self.status == 302


class Colleague:
    """Works until the time is over. `pages` are the statuses and seconds of what was only looked at."""

    def __init__(self, url: str, name: str, session: str, seed: int) -> None:
        self.url, self.name, self.chance = url, name, Random(seed)
        self.web = requests.Session()
        self.web.cookies.set("session", session)
        self.presses: list[Press] = []
        self.pages: list[tuple[int, float]] = []

    def work_until(self, end: float) -> None:
        while time.monotonic() < end:
            line = self._choose(LINE.findall(self._get(QUEUE + self.chance.choice(QUEUES))))
            if line:
                self._do_something(int(line))

    def _do_something(self, request: int) -> None:
        forms = {form.code: form for form in forms_of(self._get(f"{QUEUE}{request}/change/"))}
        offered = {code: weight for code, weight in VERBS.items() if code in forms or code == "offer"}
        verb = self.chance.choices(list(offered), list(offered.values()))[0]
        if verb == "offer":
            self._offer(request)
        else:
            form = forms[verb]
            self._press(request, verb, form, form.action, form.filled(self.chance))

    def _offer(self, request: int) -> None:
        address = f"{QUEUE}{request}/times/"
        for form in forms_of(self._get(address)):
            if OFFER in form.buttons and form.boxes.get("times"):
                self._press(request, "offer", form, address, form.ticked(self.chance, "times", OFFER))

    def _press(
        self, request: int, verb: str, form: PageForm, address: str, sent: list[tuple[str, str]]
    ) -> None:
        begun = time.perf_counter()
        answer = self.web.post(self.url + address, sent, allow_redirects=False, timeout=PATIENCE)
        took = time.perf_counter() - begun
        self.presses.append(Press(self.name, request, verb, form.version, answer.status_code, took))

    def _get(self, address: str) -> str:
        begun = time.perf_counter()
        answer = self.web.get(self.url + address, timeout=PATIENCE)
        self.pages.append((answer.status_code, time.perf_counter() - begun))
        return answer.text

    def _choose(self, lines: list[str]) -> str:
        """Return one of the first lines: colleagues work from the top, and so meet each other."""
        return self.chance.choice(lines[:12]) if lines else ""
