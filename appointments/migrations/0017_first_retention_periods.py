"""One period for each reason that a request is closed for, and one for medical records."""

from django.db import migrations

SEVEN_YEARS, TWO_YEARS = 2557, 731
PERIODS = {
    "completed": SEVEN_YEARS,
    "withdrawn": TWO_YEARS,
    "unreachable": TWO_YEARS,
    "not_suitable": SEVEN_YEARS,
    "referred_elsewhere": TWO_YEARS,
    "duplicate": 90,
    "spam": 30,
    "entered_in_error": 90,
    "medical_record": SEVEN_YEARS,
}


def make_periods(apps, schema_editor):
    RetentionPeriod = apps.get_model("appointments", "RetentionPeriod")
    for code, days in PERIODS.items():
        RetentionPeriod.objects.get_or_create(code=code, defaults={"days": days})


class Migration(migrations.Migration):
    dependencies = [("appointments", "0016_retention")]

    operations = [migrations.RunPython(make_periods, migrations.RunPython.noop)]
