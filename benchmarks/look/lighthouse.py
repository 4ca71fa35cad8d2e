"""Runs Lighthouse and reads what it measured."""

import json
import os
import subprocess
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median

from tests.e2e.browser import ARGUMENTS

FLAGS = " ".join(["--headless=new", *ARGUMENTS])
TRIES = 3
BROKEN_RECORDING = "NO_NAVSTART"
SCORES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "practices": "best-practices",
    "seo": "seo",
}
TIMES = {
    "lcp_ms": "largest-contentful-paint",
    "fcp_ms": "first-contentful-paint",
    "tbt_ms": "total-blocking-time",
    "cls": "cumulative-layout-shift",
    "size": "total-byte-weight",
}


@dataclass(frozen=True)
class Measured:
    """One page: scores of 100, milliseconds, bytes."""

    performance: float
    accessibility: float
    practices: float
    seo: float
    lcp_ms: float
    fcp_ms: float
    tbt_ms: float
    cls: float
    size: float
    requests: float


def measure(url: str, times: int, folder: Path) -> Measured:
    """Return the median of each number over some runs."""
    runs = [_run(url, folder / "report.json") for _ in range(times)]
    names = [field.name for field in fields(Measured)]
    return Measured(**{name: median(getattr(run, name) for run in runs) for name in names})


def _run(url: str, report: Path) -> Measured:
    """Call Lighthouse for one result: a phone, and slow 4G as it simulates it.

    Now and then the browser's recording of a load comes out broken, and there is nothing to read from it.
    """
    program = (
        [os.environ["LIGHTHOUSE"]] if os.environ.get("LIGHTHOUSE") else ["npx", "--yes", "lighthouse@12"]
    )
    options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
    phone = ["--form-factor=mobile", "--throttling-method=simulate"]
    for _ in range(TRIES):
        report.unlink(missing_ok=True)
        done = subprocess.run([*program, url, *options, *phone], capture_output=True, text=True, check=False)
        if not done.returncode and report.is_file():
            return _read(json.loads(report.read_text(encoding="utf-8")))
        if BROKEN_RECORDING not in done.stderr:
            break
    raise SystemExit(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")


def _read(report: dict) -> Measured:
    if error := report.get("runtimeError"):
        raise SystemExit(f"Lighthouse could not load the page: {error['message']}")
    asked = report["audits"]["network-requests"]["details"]["items"]
    return Measured(
        **{name: round(100 * report["categories"][key]["score"]) for name, key in SCORES.items()},
        **{name: report["audits"][key]["numericValue"] for name, key in TIMES.items()},
        requests=sum(not item["url"].startswith("data:") for item in asked),
    )


def shortcomings(report: Path) -> list[str]:
    """Return the audits of the last run that cost points, to say where to look."""
    audits = json.loads(report.read_text(encoding="utf-8"))["audits"].values()
    return [
        f"{a['id']} {a.get('displayValue', '')}".strip()
        for a in audits
        if a["score"] is not None and a["score"] < 0.9
    ]
