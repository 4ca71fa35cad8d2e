"""Runs inside a site (test_duplicates.py): two requests of one person, a minute apart."""

import uuid
from datetime import timedelta

from django.utils import timezone

from appointments.actions.requests import RequestAnswers, Sending, send_request
from appointments.enums import Channel, ConsentKind, ForWhom, Language, Voicemail
from appointments.models import Actor, ConsentDocument, RequestTopic
from clinic.models import Location


def make_twins(first_name: str, phone: str) -> str:
    """Return the references of both, the older one first."""
    now = timezone.now()
    notice = ConsentDocument.objects.in_force(ConsentKind.PRIVACY)
    references = []
    for minutes, name, comment in (
        (2, first_name, "The ramp by the east door."),
        (1, first_name.upper(), ""),
    ):
        answers = RequestAnswers(
            for_whom=ForWhom.SELF,
            first_name=name,
            last_name="Sample",
            topic=RequestTopic.objects.first(),
            location=Location.objects.earliest("position"),
            contact_channels=[Channel.CALL],
            voicemail=Voicemail.NO,
            language=Language.ENGLISH,
            phone=phone,
            email=f"a.rather.long.address.of.{first_name.lower()}.{minutes}@mail.example",
            comment=comment,
            any_time=True,
            consents=[notice],
        )
        sending = Sending(submission_key=uuid.uuid4().hex, address=f"{first_name}-{minutes}")
        sent = send_request(
            answers=answers, sending=sending, by=Actor.PATIENT, now=now - timedelta(minutes=minutes)
        )
        references.append(sent.reference)
    return " ".join(references)
