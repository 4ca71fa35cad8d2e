"""The layers of appointments/, and the walls between the apps."""

from pathlib import Path

import pytest

from tests.repo.files import files_under, text_of
from tests.repo.layers import faults_of

APPS = ["clinic", "education", "appointments"]


@pytest.mark.parametrize("app", APPS)
def test_every_file_imports_only_what_its_layer_may(app):
    files = files_under(app, ".py")

    faults = [fault for path in files for fault in faults_of(path, text_of(path))]

    assert len(files) > 5
    assert faults == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        (
            "appointments/rules/x.py",
            "from django.conf import settings",
            "rules must not import django.conf.settings",
        ),
        ("appointments/rules/x.py", "from django.db import models", "rules must not import django.db.models"),
        ("appointments/rules/x.py", "import time", "rules must not import time"),
        ("appointments/rules/x.py", "import datetime\ndatetime.date.today()", "reads the clock: today()"),
        ("appointments/rules/x.py", "def f():\n    import clinic", "rules must not import clinic"),
        ("appointments/enums.py", "import appointments.rules", "enums must not import appointments.rules"),
        (
            "appointments/models/x.py",
            "from appointments import queries",
            "models must not import appointments.queries",
        ),
        (
            "appointments/emails.py",
            "from appointments.actions import x",
            "emails must not import appointments.actions.x",
        ),
        (
            "appointments/actions/x.py",
            "from appointments import forms",
            "actions must not import appointments.forms",
        ),
        (
            "appointments/views/x.py",
            "from appointments import admin",
            "views must not import appointments.admin",
        ),
        (
            "appointments/views/x.py",
            "from . import y",
            "relative imports hide the layer; write the whole name",
        ),
        ("appointments/helpers.py", "import re", "helpers has no layer: add it to tests/repo/layers.py"),
        ("appointments/views/x.py", "import education", "appointments must not import education"),
        (
            "education/x.py",
            "def f():\n    import appointments.models",
            "education must not import appointments.models",
        ),
        ("clinic/views/x.py", "from education import models", "clinic must not import education.models"),
    ],
)
def test_a_planted_violation_is_found(path, source, fault):
    assert faults_of(Path(path), source) == [f"{path}: {fault}"]


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (
            "appointments/rules/x.py",
            "import datetime\nfrom appointments import enums\nfrom appointments.rules import y",
        ),
        ("appointments/views/x.py", "from appointments.forms import request\nfrom clinic import models"),
        ("appointments/validators.py", "from appointments import enums"),
        ("appointments/migrations/0001_initial.py", "import appointments.models"),
        ("clinic/management/commands/load_sample.py", "from education.sample import load"),
    ],
)
def test_an_import_from_the_left_is_fine(path, source):
    assert faults_of(Path(path), source) == []
