import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0006_presence"),
        ("clinic", "0004_screening_and_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="appointmentrequest",
            name="snoozed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="snoozed_requests",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointmentrequest",
            name="snoozed_until",
            field=models.DateTimeField(
                blank=True, help_text="Until then it stands aside; its clock runs on.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="verb",
            field=models.CharField(
                choices=[
                    ("sent", "Sent"),
                    ("quarantined", "Put in quarantine"),
                    ("released", "Released from quarantine"),
                    ("claimed", "Claimed"),
                    ("unclaimed", "Put back"),
                    ("call_logged", "Contact logged"),
                    ("noted", "Note added"),
                    ("clinician_asked", "Clinician asked"),
                    ("waited", "Waiting for the patient"),
                    ("resumed", "Taken up again"),
                    ("snoozed", "Snoozed"),
                    ("woken", "Woken"),
                    ("closed", "Closed"),
                    ("reopened", "Reopened"),
                    ("asked_again", "Asked again after closing"),
                    ("scheduled", "Scheduled"),
                    ("time_lost", "Needs another time"),
                    ("message_failed", "Message could not be delivered"),
                    ("message_undone", "Message kept from leaving"),
                    ("messages_stopped", "Messages stopped"),
                    ("details_corrected", "Contact details corrected"),
                    ("links_revoked", "Private links revoked"),
                    ("time_held", "Time held"),
                    ("time_offered", "Time offered"),
                    ("time_asked", "Time asked for"),
                    ("time_accepted", "Offered time accepted"),
                    ("time_confirmed", "Time confirmed"),
                    ("time_booked", "Time booked"),
                    ("time_moved", "Moved to another time"),
                    ("time_cancelled", "Time cancelled"),
                    ("time_lapsed", "Hold lapsed"),
                    ("time_kept", "Kept outside of hours"),
                    ("waitlisted", "Put on the waitlist"),
                    ("arrived", "Arrived"),
                    ("checked_in", "Checked in"),
                    ("fulfilled", "Visit took place"),
                    ("no_show", "Did not come"),
                    ("entered_in_error", "Entered in error"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="appointmentrequest",
            index=models.Index(
                condition=models.Q(("snoozed_until__isnull", False)),
                fields=["snoozed_until", "id"],
                name="request_snoozed",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointmentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("snoozed_by__isnull", True), ("snoozed_until__isnull", True)),
                    models.Q(
                        ("snoozed_by__isnull", False),
                        ("snoozed_until__isnull", False),
                        ("status__in", ("new", "in_review", "clinical_review", "waiting_patient")),
                    ),
                    _connector="OR",
                ),
                name="request_snooze_is_whole_and_open",
            ),
        ),
    ]
