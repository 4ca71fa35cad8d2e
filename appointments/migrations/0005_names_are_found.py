"""Make the requests that are there already findable by name."""

from django.db import migrations

from appointments.queries.search import digest_of
from appointments.rules.name_search import beginnings_of

NAMES = ("first_name", "last_name", "name_to_use", "helper_name")


def index_names(apps, schema_editor):
    AppointmentRequest = apps.get_model("appointments", "AppointmentRequest")
    SearchToken = apps.get_model("appointments", "SearchToken")
    for request in AppointmentRequest.objects.exclude(status="draft").iterator(chunk_size=500):
        SearchToken.objects.bulk_create(
            SearchToken(request=request, digest=digest_of(beginning), sent_at=request.sent_at)
            for beginning in sorted(beginnings_of(getattr(request, name) for name in NAMES))
        )


class Migration(migrations.Migration):
    dependencies = [("appointments", "0004_search_token")]

    operations = [migrations.RunPython(index_names, migrations.RunPython.noop)]
