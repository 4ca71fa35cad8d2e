"""What Wapiti reports, and the list of what is known and why it may stay."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ALLOWED = Path(__file__).with_name("allowed.toml")


@dataclass(frozen=True)
class Finding:
    """One line of the report."""

    category: str
    method: str
    path: str
    parameter: str
    info: str

    def __str__(self) -> str:
        about = f" ({self.parameter})" if self.parameter else ""
        return f"{self.category}: {self.method} {self.path}{about}: {' '.join(self.info.split())[:300]}"


def read_report(report: Path) -> tuple[int, list[Finding]]:
    """Return how many pages were looked at, and the findings: weaknesses and failures of the site."""
    told = json.loads(report.read_text())
    found = [
        Finding(category, one["method"], one["path"], one.get("parameter") or "", one.get("info") or "")
        for kind in ("vulnerabilities", "anomalies")
        for category, entries in told[kind].items()
        for one in entries
    ]
    return int(told["infos"]["crawled_pages_nbr"]), found


def allowed_list() -> Sequence[Mapping[str, Any]]:
    """Return the entries of allowed.toml: category, path (a pattern), and the reason."""
    entries = tomllib.loads(ALLOWED.read_text()).get("finding", [])
    without = [one for one in entries if len(one.get("reason", "")) < 20]
    if without:
        raise ValueError(f"allowed.toml has entries without a reason: {without}")
    return entries


def reason_for(found: Finding, known: Sequence[Mapping[str, Any]]) -> str:
    """Return why a finding may stay, or "" when nobody has said so."""
    for one in known:
        fits = one["category"] == found.category and re.fullmatch(one["path"], found.path)
        if fits and re.search(one.get("info", ""), found.info):
            return str(one["reason"])
    return ""
