"""Fills the list of forbidden phrases of a new site from data that never changes."""

import json
from pathlib import Path

from django.db import migrations

START = Path(__file__).parent.parent / "starting_phrases.json"


def fill(apps, schema_editor):
    phrases = apps.get_model("education", "ForbiddenPhrase")
    for entry in json.loads(START.read_text(encoding="utf-8")):
        phrases.objects.create(
            name=entry["name"],
            words="\n".join(entry.get("words", [])),
            pattern=entry.get("pattern", ""),
            allowed="\n".join(entry.get("allowed", [])),
            level="blocking",
        )


class Migration(migrations.Migration):
    dependencies = [("education", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
