"""The topics that the short form starts with, and the first wording of the texts to agree to."""

import hashlib

from django.db import migrations

TOPICS = [
    ("new-pain-consultation", "A new consultation about pain"),
    ("ketamine-question", "A question about ketamine"),
    ("follow-up", "A follow-up visit"),
    ("billing-records", "Billing or records"),
    ("something-else", "Something else"),
]

TEXTS = {
    "privacy": (
        "We use what you write here to answer your request, to call you and to arrange a visit, and for nothing"
        " else. Only our own staff can read it, and we keep a record of who opened it. Your details are stored"
        " encrypted. We share them with nobody unless you ask us to or the law makes us. When your request is"
        " closed, we remove your details after the time that the law has us keep them. You may ask at any time to"
        " see, correct or delete what we hold about you: call the front desk."
    ),
    "text_messages": (
        "You agree to get text messages about this request. Messages are short and hold no medical details."
        " Your phone company may charge for them. Reply STOP at any time to end them."
    ),
    "marketing": (
        "You agree to get news from the clinic by email, a few times a year. Your care does not depend on it,"
        " and you can end it at any time by the link in each email or by a call."
    ),
}


def add_topics(apps, schema_editor):
    RequestTopic = apps.get_model("appointments", "RequestTopic")
    for position, (code, label) in enumerate(TOPICS):
        RequestTopic.objects.get_or_create(code=code, defaults={"label": label, "position": position})


def add_texts(apps, schema_editor):
    ConsentDocument = apps.get_model("appointments", "ConsentDocument")
    for kind, text in TEXTS.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        ConsentDocument.objects.get_or_create(
            kind=kind, language="en", version=1, defaults={"text": text, "sha256": digest}
        )


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial")]

    operations = [
        migrations.RunPython(add_topics, migrations.RunPython.noop),
        migrations.RunPython(add_texts, migrations.RunPython.noop),
    ]
