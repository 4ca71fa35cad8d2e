"""Our pages before the Nu HTML checker. Called by benchmarks/look/validate."""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from tests.e2e.patient import ARTICLE
from tests.e2e.site import ROOT, Site, running_site

ANSWERS = {
    "for_whom": "self",
    "first_name": "Ada",
    "last_name": "Sample",
    "phone": "(305) 555-0123",
    "email": "ada@mail.example",
    "contact_channels": "email",
    "voicemail": "name_and_number",
    "been_before": "no",
    "topic": "ketamine-question",
    "windows": "any",
    "language": "en",
    "privacy": "on",
}
# Safari reads a list without bullets as one only when it is told so.
MEANT = "The “list” role is unnecessary"
# Templates that are shown while the site itself cannot answer.
BARE = ("400", "413", "429", "500", "503")
RENDER = """
from django.template.loader import render_to_string
print(render_to_string("{}.html", {{"phone": "(305) 555-0100"}}))
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        with running_site(Path(name) / "site") as site:
            pages = public_pages(site) | bare_pages(site)
        for title, html in pages.items():
            (folder / f"{title}.html").write_text(html, encoding="utf-8")
        findings = check(folder)
    print("\n".join(findings) or "Nothing found.")
    print(f"\n{len(pages)} pages checked: {', '.join(pages)}")
    return 1 if any(finding.startswith("error") for finding in findings) else 0


def public_pages(site: Site) -> dict[str, str]:
    """Return name → HTML, as the server sends it; the form is filled in on the way."""
    patient, staff = Visitor(site), Visitor(site)
    form = patient.fetch("/request/")
    token = {"form_token": value_of("form_token", form)}
    checked = patient.fetch("/request/", ANSWERS | token | {"location": first_location(form)})
    sealed = {"sealed": value_of("sealed", checked)}
    sign_in = urllib.parse.urlsplit(site.login_link("front_desk")).path
    return {
        "home": patient.fetch("/"),
        "article": patient.fetch(ARTICLE),
        "request": form,
        "request-with-errors": patient.fetch("/request/", token, status=422),
        "check": checked,
        "change": patient.fetch("/request/change/", sealed),
        "confirmation": patient.fetch("/request/send/", sealed),
        "sign-in": patient.fetch("/sign-in/"),
        "sign-in-link-expired": patient.fetch("/sign-in/no-such-token/", status=403),
        "404": patient.fetch("/no-such-page/", status=404),
        "queue": staff.fetch(sign_in),
        "style-guide": staff.fetch("/staff/styleguide/"),
    }


def bare_pages(site: Site) -> dict[str, str]:
    return {name: rendered(name, site) for name in BARE}


def rendered(name: str, site: Site) -> str:
    command = [
        ROOT / "var/venv/bin/python",
        ROOT / "manage.py",
        "shell",
        "--verbosity",
        "0",
        "-c",
        RENDER.format(name),
    ]
    environment = {"PATH": os.environ["PATH"], "ENV_FILE": str(site.var_dir / "env"), "SITE_URL": site.url}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


class Visitor:
    """A browser without a screen, with cookies of its own."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def fetch(self, path: str, posted: dict[str, str] | None = None, *, status: int = 200) -> str:
        """Return a page; any other status than the one that is meant is an error."""
        body = urllib.parse.urlencode(posted).encode() if posted else None
        try:
            answer = self.opener.open(self.site.url + path, body)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            if answer.status != status:
                raise SystemExit(f"{path} answered {answer.status} instead of {status}")
            return answer.read().decode()


def value_of(name: str, html: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', html)
    assert found, f"no {name} on the page"
    return found[1]


def first_location(form: str) -> str:
    inputs = re.findall(r"<input[^>]*>", form)
    places = [each for each in inputs if 'name="location"' in each]
    assert places, "the form offers no location"
    return value_in(places[0])


def value_in(tag: str) -> str:
    found = re.search(r'value="([^"]*)"', tag)
    return found[1] if found else ""


def check(folder: Path) -> list[str]:
    """Return what the checker says, each as "error: page, line: message"."""
    jar = os.environ.get("VNU_JAR")
    program = ["java", "-jar", jar] if jar else ["npx", "--yes", "vnu-jar"]
    command = [*program, "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    return sorted(finding(said) for said in messages if not is_meant(said))


def is_meant(said: dict[str, str]) -> bool:
    is_remark = said["type"] == "info" and "subType" not in said
    return is_remark or MEANT in said["message"]


def finding(said: dict[str, str]) -> str:
    kind = said.get("subType", said["type"])
    return f"{kind}: {Path(said['url']).stem}, line {said.get('lastLine')}: {said['message']}"


if __name__ == "__main__":
    sys.exit(main())
