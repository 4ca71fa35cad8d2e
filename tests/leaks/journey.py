"""The whole journey: two people ask, the desk works, times are offered and given up, and things fail."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import DataError
from django.http import HttpResponse

from appointments.models import Appointment, AppointmentRequest
from appointments.views import request as request_view
from clinic.models import ClinicSettings
from clinic.roles import Role
from tests.appointments import posted
from tests.appointments.admin import exporting, finding
from tests.appointments.admin.two import address
from tests.appointments.calendar import MONDAY_9, make_resource, make_service
from tests.appointments.factories import NOON, make_staff
from tests.appointments.manage.opened import code
from tests.appointments.views.consultation.browsing import begin, fill_in_all
from tests.leaks.browser import Browser, Memory
from tests.leaks.people import ASKING, CALL, MEDICINES, NEEDS, NEW_EMAIL, NOTE, SCREENED, WRITTEN
from tests.signed_in import sign_in

QUEUE = "/staff/appointments/appointmentrequest/"
ANSWERS: dict[str, dict[str, Any]] = {
    "you": SCREENED,
    "part_11": {"medicine_list": "typed", "medicines": MEDICINES},
    "practical": {"language": "en", "language_needs": NEEDS},
}
ASKED = ASKING | {"for_whom": "other", "topic": "ketamine-question", "source_path": "/?name=Quillfeather"}


class Journey:
    """Each method is one stretch of it, in order; `mail` is the folder where messages arrive."""

    def __init__(self, memory: Memory, mail: Path) -> None:
        self.memory, self.mail = memory, mail
        self.patient = memory.browser(REMOTE_ADDR="192.0.2.77")
        clinic = ClinicSettings.load()
        clinic.screening_approved_on = NOON.date()
        clinic.save()
        self.resource = make_resource(make_service(needs_screening=False), make_service(code="screened"))
        self.resource.services.set([make_service(needs_screening=False)])

    def walk(self, monkeypatch: Any) -> None:
        self.ask()
        self.get_screened()
        self.work_at_the_desk()
        self.decide_on_times()
        self.go_wrong(monkeypatch)
        self.give_up()
        self.memory.read_mail(self.mail)

    def ask(self) -> None:
        """Send the short form twice, with a mistake before; ask for a link; search the website for a name."""
        posted.check(self.patient, **ASKED | {"phone": "not a number"})
        expect(posted.send(self.patient, **ASKED), 303)
        expect(posted.send(self.patient, **ASKED | {"comment": "Once more"}), 303)
        self.patient.get("/search/", {"q": "Zenóbia Quillfeather"})
        self.patient.get("/nobody/Quillfeather/", {"phone": "3055550191"})
        expect(self.patient.post("/manage/", {"email": ASKING["email"], "reference": ""}), 303)
        call_command("worker", "--once")
        self.request, self.twin = AppointmentRequest.objects.order_by("pk")

    def get_screened(self) -> None:
        """Answer a whole consultation and send it; leave another one as a draft."""
        for is_sent in (True, False):
            draft = begin(self.patient)
            fill_in_all(self.patient, draft, **ANSWERS)
            self.patient.get(f"{draft}check/")
            if is_sent:
                expect(self.patient.post(f"{draft}check/"), 303)
            else:
                self.patient.post(f"{draft}later/", {"email": SCREENED["email"]})
        self.screened = AppointmentRequest.objects.get(screening__isnull=False, status="new")
        call_command("worker", "--once")

    def work_at_the_desk(self) -> None:
        """Search, read, claim, note, call, write, type, compare two requests, and export."""
        desk = self.signed_in(Role.FRONT_DESK)
        desk.get(QUEUE)
        for typed in ("zenob quill", "3055550191", ASKING["email"], "Ozymandias Nobody"):
            expect(desk.post(f"{QUEUE}search/", {"typed": typed}), 200)
        self.press(desk, "claim")
        self.press(desk, "note", text=NOTE)
        self.press(desk, "log", outcome="no_answer", channel="call", note=CALL)
        write = {
            "language": "en",
            "subject": "About your request ({reference})",
            "body": WRITTEN,
            "step": "send",
        }
        expect(desk.post(f"{QUEUE}{self.request.pk}/write/", self.version() | write), 302)
        desk.post(
            f"{QUEUE}{self.request.pk}/write/", self.version() | write | {"body": f"{WRITTEN} {{wrong}}"}
        )
        desk.post(f"{QUEUE}{self.request.pk}/here/", {"typing": "yes", "text": NOTE})
        desk.get(address(self.request, self.twin))
        desk.get(f"{QUEUE}{self.request.pk}/change/")
        self.signed_in(Role.CLINICIAN).get(f"{QUEUE}{self.screened.pk}/change/")
        manager = self.signed_in(Role.PRACTICE_MANAGER)
        expect(exporting.download(manager, "?queue=all"), 200)

    def decide_on_times(self) -> None:
        """Offer times; the patient takes one by the link in the mail, moves it, and mends the details."""
        desk, starts = self.signed_in(Role.FRONT_DESK), (MONDAY_9, MONDAY_9 + timedelta(hours=2))
        codes = [finding.code(self.resource, start) for start in starts]
        expect(finding.post(desk, self.request, "offer", *codes), 302)
        call_command("worker", "--once")
        page = f"/manage/{self.link()}/"
        self.patient.get(page)
        offered = Appointment.objects.get(request=self.request, starts_at=MONDAY_9)
        expect(self.patient.post(f"{page}accept/", {"offer": str(offered.public_id)}), 303)
        call_command("worker", "--once")
        later = {"time": code(self.resource, MONDAY_9 + timedelta(hours=5))}
        expect(self.patient.post(f"{page}move/", later), 303)
        expect(self.patient.post(f"{page}move/check/", later), 303)
        details = {
            "phone": ASKING["phone"],
            "email": NEW_EMAIL,
            "contact_channels": ["call"],
            "voicemail": "yes",
        }
        expect(self.patient.post(f"{page}details/", details), 303)
        self.patient.get(f"{page}details/")
        call_command("worker", "--once")

    def go_wrong(self, monkeypatch: Any) -> None:
        """Let mail fail with words about its recipient, and a page with the values it was sent."""

        def refused(*args: Any, **kwargs: Any) -> None:
            raise OSError(f"550 <{NEW_EMAIL}> {ASKING['last_name']} is unknown")

        def too_long(**kwargs: Any) -> None:
            raise DataError(f"value too long: {kwargs['answers']!r}") from ValueError(ASKING["phone"])

        page = f"/manage/{self.link()}/"
        expect(self.patient.post(f"{page}cancel/", {"reason": "time"}), 303)
        with monkeypatch.context() as patch:
            patch.setattr("django.core.mail.backends.filebased.EmailBackend.write_message", refused)
            call_command("worker", "--once")
        with monkeypatch.context() as patch:
            patch.setattr(request_view, "send_request", too_long)
            expect(posted.send(self.patient, **ASKED | {"comment": f"{ASKING['comment']} again"}), 500)

    def give_up(self) -> None:
        page = f"/manage/{self.link()}/"
        expect(self.patient.post(f"{page}withdraw/"), 303)
        self.patient.get(page)
        call_command("worker", "--once")
        assert set(Appointment.objects.values_list("status", flat=True)) == {"cancelled"}

    def link(self) -> str:
        """Return the token of the newest private link that was mailed about times."""
        links = self.memory.read_mail(self.mail).split("/manage/")[1:]
        own = [text.split("/")[0] for text in links]
        return next(token for token in reversed(own) if self.opens(token))

    def opens(self, token: str) -> bool:
        return self.request.reference in self.patient.get(f"/manage/{token}/").content.decode()

    def signed_in(self, role: Role) -> Browser:
        browser = self.memory.browser()
        sign_in(browser, make_staff(role))
        return browser

    def press(self, desk: Browser, verb: str, **typed: Any) -> None:
        expect(desk.post(f"{QUEUE}{self.request.pk}/do/{verb}/", self.version() | typed), 302)

    def version(self) -> dict[str, int]:
        return {"version": AppointmentRequest.objects.get(pk=self.request.pk).version}


def expect(answer: HttpResponse, status: int) -> None:
    assert answer.status_code == status, (answer.status_code, answer.content.decode().partition("<main")[2])
