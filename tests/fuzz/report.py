"""Says at the end of a run how many fuzz cases there were; a plugin hears of other processes too."""

from typing import Any

CASES = "fuzz_cases"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Add up what the tests counted; with xdist each process sends its numbers with its reports."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    counted = [
        number
        for report in reports
        for name, number in getattr(report, "user_properties", [])
        if name == CASES and report.when == "call"
    ]
    if counted:
        terminalreporter.write_line(f"fuzz: {sum(counted):,} cases in {len(counted)} tests")
