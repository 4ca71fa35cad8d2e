"""Home, article and request form beside the unstyled article. Called by benchmarks/look/run."""

import sys
import tempfile
from pathlib import Path

from benchmarks.look.lighthouse import SCORES, Measured, measure, shortcomings
from benchmarks.look.unstyled import served
from tests.e2e.patient import ARTICLE
from tests.e2e.site import running_site

PAGES = {"home": "/", "article": ARTICLE, "request": "/request/"}
MOST_LCP_MS = 1000
HEAD = "page       perf  a11y  best   seo     LCP   ×bare     FCP   TBT    CLS      KB  requests"
BARE = "unstyled"


def main(times: int) -> int:
    """Print the table; return 1 when a target is missed."""
    print(f"Lighthouse, phone, simulated slow 4G: median of {times}\n\n{HEAD}")
    missed: list[str] = []
    with tempfile.TemporaryDirectory() as name, running_site(Path(name) / "site") as site:
        with served(site.url + ARTICLE) as address:
            bare = measure(address, times, Path(name))
        print(row(BARE, bare, bare))
        for page, path in PAGES.items():
            found = measure(site.url + path, times, Path(name))
            print(row(page, found, bare), flush=True)
            if wrong := misses(found):
                missed += [
                    f"{page}: {', '.join(wrong)} ({'; '.join(shortcomings(Path(name) / 'report.json'))})"
                ]
    print("\n" + ("\n".join(["Missed:", *missed]) if missed else "Every target is met."))
    return 1 if missed else 0


def misses(found: Measured) -> list[str]:
    """Name the targets of issue 3 that a page does not reach."""
    checks = {name: getattr(found, name) == 100 for name in SCORES}
    checks |= {
        f"LCP over {MOST_LCP_MS} ms": found.lcp_ms <= MOST_LCP_MS,
        "CLS not 0": round(found.cls, 3) == 0,
        "TBT not 0": round(found.tbt_ms) == 0,
    }
    return [name for name, reached in checks.items() if not reached]


def row(name: str, found: Measured, bare: Measured) -> str:
    scores = "".join(f"{getattr(found, score):>6.0f}" for score in SCORES)
    times = f"{found.lcp_ms:>8.0f}{found.lcp_ms / bare.lcp_ms:>8.2f}{found.fcp_ms:>8.0f}{found.tbt_ms:>6.0f}"
    return f"{name:<9}{scores}{times}{found.cls:>7.3f}{found.size / 1000:>8.1f}{found.requests:>10.0f}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
