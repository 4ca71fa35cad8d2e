"""The bill of materials: exactly the parts of the lock, with their hashes."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.repo.files import text_of
from tests.repo.test_locks import pins

LOCK = text_of(Path("requirements/base.txt"))
SCRIPT = Path(__file__).parents[2] / "bin/lib/make_sbom.py"


def written() -> dict:
    """Return what the command writes, run with the tests' own environment, which holds all that is served."""
    fixed = os.environ | {"SOURCE_DATE_EPOCH": "1800000000"}
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True, env=fixed)
    return json.loads(done.stdout)


def test_its_parts_are_the_lock_s_with_version_and_every_hash() -> None:
    found = {
        part["name"]: (part["version"], {one["content"] for one in part["externalReferences"][0]["hashes"]})
        for part in written()["components"]
    }

    locked = {
        name.split("[")[0]: (
            re.search(r"==([^\s;]+)", entry)[1],
            set(re.findall(r"sha256:([0-9a-f]{64})", entry)),
        )
        for name, entry in pins("base.txt").items()
    }
    assert len(locked) > 30
    assert found == locked


def test_its_head_and_its_references_are_as_cyclonedx_asks() -> None:
    bill = written()

    refs = [part["bom-ref"] for part in bill["components"]]
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert bill["metadata"]["timestamp"] == "2027-01-15T08:00:00+00:00"
    assert len(set(refs)) == len(refs)
    assert [ref for ref in refs if not re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@[\w.]+", ref)] == []
    assert {one["ref"] for one in bill["dependencies"]} == {"clinic", *refs}
    assert {ref for one in bill["dependencies"] for ref in one["dependsOn"]} == set(refs)


def test_who_needs_whom_is_the_lock_s() -> None:
    needs = {one["ref"].split("@")[0]: one["dependsOn"] for one in written()["dependencies"]}

    names = {ref.split("@")[0] for ref in needs["pkg:pypi/django"]}
    assert names == {"pkg:pypi/asgiref", "pkg:pypi/sqlparse", "pkg:pypi/tzdata"}
    assert "pkg:pypi/wagtail" in {ref.split("@")[0] for ref in needs["clinic"]}


def test_licences_are_known_of_what_is_installed() -> None:
    parts = written()["components"]

    unknown = [part["name"] for part in parts if "licenses" not in part and "properties" not in part]
    assert unknown == []


def test_the_same_lock_gives_the_same_bill_and_another_lock_another_number() -> None:
    spec = importlib.util.spec_from_file_location("make_sbom", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    first, other = (module.bill(lock, made_at=module._now())["serialNumber"] for lock in (LOCK, LOCK + "\n"))

    assert written() == written()
    assert (first == written()["serialNumber"], first == other) == (True, False)
