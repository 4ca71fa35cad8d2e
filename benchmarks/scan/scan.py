"""Runs Wapiti against a site of its own and holds what it finds against the list of what is known.

Called by benchmarks/scan/run. Nothing leaves this machine: modules that need a server outside are left out.
"""

import http.cookiejar
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from benchmarks.scan.findings import Finding, allowed_list, read_report, reason_for
from tests.e2e.site import Site, running_site

MODULES = (
    *("passive", "backup", "crlf", "csrf", "exec", "file", "htaccess", "ldap", "methods", "permanentxss"),
    *("redirect", "shellshock", "spring4shell", "sql", "timesql", "upload", "xss", "xxe"),
)
# Blind attacks name a server that the attacked site should call. Nobody listens there.
NOWHERE = "http://127.0.0.1:9/"
# Fewer means that the scanner was shown the door and has looked at nothing.
FEWEST_PAGES = 15
# These would end the session that the scan needs.
DOORS = ("sign-out/", "staff/logout/", "staff/password_change/")


def main(wapiti: str, seconds: int) -> int:
    """Print what was found; return 1 when something is not on the list, or too little was looked at."""
    with tempfile.TemporaryDirectory() as name, running_site(Path(name) / "site") as site:
        session = front_desk_session(site)
        parts = {"public": ("/", ""), "front desk": ("/staff/", session)}
        results = [
            scan(wapiti, site, part, start, cookie, seconds, Path(name))
            for part, (start, cookie) in parts.items()
        ]
    return 0 if all(results) else 1


def scan(wapiti: str, site: Site, part: str, start: str, cookie: str, seconds: int, folder: Path) -> bool:
    """Scan what lies below `start`, and say whether all is well."""
    report = folder / f"{start.strip('/') or 'public'}.json"
    command = [wapiti, "-u", site.url + start, "-m", ",".join(MODULES), "--scope", "folder"]
    command += ["--max-scan-time", str(seconds), "--max-attack-time", str(max(seconds // 10, 5))]
    command += ["--endpoint", NOWHERE, "--no-bugreport", "--flush-session", "--store-session", str(folder)]
    command += ["--store-config", str(folder), "-f", "json", "-o", str(report), "-v", "0", "--depth", "6"]
    command += [part for door in DOORS for part in ("-x", f"{site.url}/{door}")]
    if cookie:
        # Not with --drop-set-cookie: it drops the Cookie header of every request, this one, too.
        command += ["--cookie-value", cookie]
    else:
        command += ["-x", f"{site.url}/staff/*", "-x", f"{site.url}/cms/*"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    pages, found = read_report(report)
    return tell(part, pages, found)


def tell(part: str, pages: int, found: list[Finding]) -> bool:
    known = allowed_list()
    print(f"\n{part}: {pages} pages looked at, {len(found)} findings")
    for one in found:
        reason = reason_for(one, known)
        print(f"  {'known' if reason else 'NEW  '} {one}" + (f"\n        {reason}" if reason else ""))
    if pages < FEWEST_PAGES:
        print(f"  Only {pages} pages: this says nothing about the site.")
    return pages >= FEWEST_PAGES and all(reason_for(one, known) for one in found)


def front_desk_session(site: Site) -> str:
    """Sign the sample front desk in, and return its cookie as a browser sends it."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(site.login_link("front_desk")).close()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
