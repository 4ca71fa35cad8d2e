from django.db import migrations, models

import clinic.fields


class Migration(migrations.Migration):
    dependencies = [
        ("appointments", "0017_first_retention_periods"),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkWish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", clinic.fields.EncryptedTextField()),
                ("reference", clinic.fields.EncryptedTextField(blank=True, default="")),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
