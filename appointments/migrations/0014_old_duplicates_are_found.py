"""Make the requests that are there findable by name and birth date, and pair those that look alike."""

from django.db import migrations
from django.db.models import Q
from django.utils import timezone

from appointments.queries.duplicates import is_recent, person_digest, person_of
from appointments.rules.duplicates import matches


def find_duplicates(apps, schema_editor):
    AppointmentRequest = apps.get_model("appointments", "AppointmentRequest")
    SearchToken = apps.get_model("appointments", "SearchToken")
    DuplicatePair = apps.get_model("appointments", "DuplicatePair")
    now, sent = timezone.now(), AppointmentRequest.objects.exclude(status="draft")
    for request in sent.filter(date_of_birth__isnull=False).order_by("pk").iterator(chunk_size=500):
        if digest := person_digest(person_of(request)):
            SearchToken.objects.create(request=request, digest=digest, sent_at=request.sent_at)
    # A pair matters while one of the two has not ended, and those are few.
    for request in sent.exclude(status="closed").order_by("pk").iterator(chunk_size=500):
        digest = person_digest(person_of(request))
        tokens = SearchToken.objects.filter(digest=digest or "")
        ways = Q(pk__in=list(tokens.values_list("request", flat=True)[:100]))
        for name in ("phone_hash", "email_hash"):
            if value := getattr(request, name):
                ways |= Q(**{name: value})
        for other in AppointmentRequest.objects.filter(ways, is_recent(now=now)).exclude(pk=request.pk)[:100]:
            same = matches(person_of(request), person_of(other))
            older, newer = sorted((request.pk, other.pk))
            if same:
                DuplicatePair.objects.get_or_create(
                    older_id=older, newer_id=newer, defaults={"reasons": list(same), "found_at": now}
                )


class Migration(migrations.Migration):
    dependencies = [("appointments", "0013_duplicates")]

    operations = [migrations.RunPython(find_duplicates, migrations.RunPython.noop)]
