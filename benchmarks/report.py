"""Figures beside what was wanted."""

from dataclasses import dataclass


@dataclass
class Report:
    """Prints a line each; `missed` counts those that were not reached."""

    missed: int = 0

    def head(self, text: str) -> None:
        print(f"\n{text}", flush=True)

    def fact(self, name: str, value: object) -> None:
        print(f"  {name:<58}{value!s:>12}", flush=True)

    def wanted(self, name: str, value: float, most: float) -> None:
        """Print a figure that may not be higher than `most`."""
        is_met = value <= most
        self.missed += not is_met
        shown = f"{value:.1f}" if isinstance(value, float) else str(value)
        print(f"  {name:<58}{shown:>12}   {'at most' if is_met else 'MISSED, at most'} {most:g}", flush=True)
