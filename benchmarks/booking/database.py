"""Everything that is measured on the database that DATABASE_URL names. See both_databases.py."""

import os
import subprocess
import sys
from pathlib import Path

import django

from tests.e2e.site import ROOT


def main(people: int, rounds: int, appointments: int) -> int:
    """Print each figure; return how many were missed."""
    subprocess.run([sys.executable, ROOT / "bin/lib/prepare_site.py"], check=True)
    django.setup()
    from benchmarks.booking import costs, crowds
    from benchmarks.report import Report

    report = Report()
    folder = Path(os.environ["VAR_DIR"])
    crowds.one_crowd(report, folder, people)
    crowds.crowds_with_worker_and_staff(report, folder, rounds)
    costs.free_times_cost(report, appointments)
    return report.missed


if __name__ == "__main__":
    sys.exit(min(main(*(int(number) for number in sys.argv[1:])), 1))
