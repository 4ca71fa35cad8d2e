"""Write the bill of materials (CycloneDX 1.6) of what is served.

Names, versions, hashes and who needs whom come from the lock; licences from what is installed beside it. It
asks no network, and the same lock gives the same bill, but for its time (SOURCE_DATE_EPOCH sets that, too).
"""

import json
import os
import re
import sys
import uuid
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "base.txt"
PIN = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\\n]+?))? \\$", re.M
)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
SITE = "clinic"
LONGEST_LICENCE = 80


def bill(lock: str, *, made_at: datetime) -> dict[str, Any]:
    """Return the bill of a lock's text."""
    pins = list(PIN.finditer(lock))
    ends = [*(pin.start() for pin in pins[1:]), len(lock)]
    entries = {pin["name"]: (pin, lock[pin.start() : end]) for pin, end in zip(pins, ends, strict=True)}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, lock)}",
        "version": 1,
        "metadata": {
            "timestamp": made_at.isoformat(timespec="seconds"),
            "component": {"type": "application", "bom-ref": SITE, "name": SITE},
        },
        "components": [_component(pin, text) for pin, text in entries.values()],
        "dependencies": _dependencies({name: text for name, (_, text) in entries.items()}, entries),
    }


def _component(pin: re.Match[str], text: str) -> dict[str, Any]:
    name, version = pin["name"], pin["version"]
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(pin),
        "name": name,
        "version": version,
        "purl": _purl(pin),
        "externalReferences": [
            {
                "type": "distribution",
                "url": _purl(pin),
                "comment": "One of the files with these hashes is installed.",
                "hashes": [{"alg": "SHA-256", "content": found} for found in HASH.findall(text)],
            }
        ],
    }
    if licences := _licences(name, version):
        part["licenses"] = licences
    if pin["marker"]:
        part["properties"] = [{"name": "clinic:marker", "value": pin["marker"].strip()}]
    return part


def _dependencies(texts: dict[str, str], entries: dict[str, Any]) -> list[dict[str, Any]]:
    """Return who needs whom. The lock says it the other way round, below each package: "via"."""
    needs: dict[str, list[str]] = {SITE: [], **{name: [] for name in texts}}
    for name, text in texts.items():
        for line in re.findall(r"^    # (?:via)?[ ]*(\S.*)?$", text, re.M):
            who = SITE if line.startswith("clinic ") else line.split("[")[0].strip()
            if who in needs:
                needs[who].append(name)
    refs = {SITE: SITE} | {name: _purl(entries[name][0]) for name in texts}
    return [{"ref": refs[who], "dependsOn": [refs[name] for name in names]} for who, names in needs.items()]


def _licences(name: str, version: str) -> list[dict[str, Any]]:
    """Return what the installed package says about itself, if it is the version of the lock."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    if told["Version"] != version:
        return []
    if expression := told.get("License-Expression"):
        return [{"expression": expression}]
    classes = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License ::")
    ]
    plain = (told.get("License") or "").strip()
    named = classes or ([plain] if plain and "\n" not in plain and len(plain) <= LONGEST_LICENCE else [])
    return [{"license": {"name": one}} for one in named]


def _purl(pin: re.Match[str]) -> str:
    return f"pkg:pypi/{pin['name'].lower().replace('_', '-')}@{pin['version']}"


def _now() -> datetime:
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(fixed), tz=UTC) if fixed else datetime.now(tz=UTC)


if __name__ == "__main__":
    written = json.dumps(bill(LOCK.read_text(), made_at=_now()), indent=2) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(written)
    else:
        sys.stdout.write(written)
