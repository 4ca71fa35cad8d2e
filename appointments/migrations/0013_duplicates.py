import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0012_bulk_export_digest"),
        ("clinic", "0004_screening_and_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DuplicatePair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reasons", models.JSONField(default=list, help_text="Codes of what is the same.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Not looked at yet"),
                            ("apart", "Not the same person"),
                            ("merged", "Merged"),
                        ],
                        default="suggested",
                        max_length=10,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("before", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["-newer", "-older"],
            },
        ),
        migrations.AddField(
            model_name="appointmentrequest",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                help_text="The request of the same person that stays open in place of this one.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_requests",
                to="appointments.appointmentrequest",
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
                    ("assigned", "Assigned"),
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
                    ("written", "Email written"),
                    ("message_undone", "Message kept from leaving"),
                    ("messages_stopped", "Messages stopped"),
                    ("details_corrected", "Contact details corrected"),
                    ("links_revoked", "Private links revoked"),
                    ("merged", "Merged"),
                    ("unmerged", "Merge undone"),
                    ("told_apart", "Not the same person"),
                    ("maybe_same", "May be the same person after all"),
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
        migrations.AddConstraint(
            model_name="appointmentrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into__isnull", True),
                    models.Q(("closed_reason", "duplicate"), ("status", "closed")),
                    _connector="OR",
                ),
                name="request_merged_is_closed_as_duplicate",
            ),
        ),
        migrations.AddField(
            model_name="duplicatepair",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="duplicatepair",
            name="newer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pairs_as_newer",
                to="appointments.appointmentrequest",
            ),
        ),
        migrations.AddField(
            model_name="duplicatepair",
            name="older",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pairs_as_older",
                to="appointments.appointmentrequest",
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.UniqueConstraint(fields=("older", "newer"), name="duplicate_pair_once"),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.CheckConstraint(
                condition=models.Q(("older__lt", models.F("newer"))), name="duplicate_pair_is_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="duplicatepair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_at__isnull", True), ("decided_by__isnull", True), ("state", "suggested")
                    ),
                    models.Q(
                        models.Q(("state", "suggested"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="duplicate_pair_decided_by_somebody",
            ),
        ),
    ]
