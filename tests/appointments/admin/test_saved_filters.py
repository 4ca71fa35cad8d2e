"""One's own filters, beside the ready-made queues."""

import pytest
from django.http import HttpResponse
from django.test import Client

from appointments.models import SavedFilter
from clinic.models import User
from clinic.roles import Role
from tests.appointments.admin.conftest import signed_in
from tests.appointments.factories import make_location, make_request, make_staff

pytestmark = pytest.mark.django_db
QUEUE = "/staff/appointments/appointmentrequest/"
SAVE = f"{QUEUE}filters/save/"


def own(user: User, name: str = "Mine", **changes: object) -> SavedFilter:
    return SavedFilter.objects.create(**{"user": user, "name": name, "query": "queue=open"} | changes)


def links(page: HttpResponse) -> list[tuple[str, bool]]:
    return [(one.saved.name, one.is_shown) for one in page.context["filters"].own]


def errors(page: HttpResponse) -> list[str]:
    return [link.message for link in page.context["form"].error_links]


def test_what_is_shown_is_kept_under_a_name_and_comes_back_by_its_link(
    desk: Client, front_desk: User
) -> None:
    miami = make_location("Miami")
    make_request(first_name="There", location=miami)
    make_request(first_name="Elsewhere")

    saved = desk.post(SAVE, {"name": "  Miami  now ", "queue": "unclaimed", "location": miami.pk, "age": ""})
    page = desk.get(saved.url)

    query = f"queue=unclaimed&location={miami.pk}"
    assert (saved.status_code, saved.url) == (302, f"{QUEUE}?{query}")
    assert list(SavedFilter.objects.values_list("user", "name", "query")) == [
        (front_desk.pk, "Miami now", query)
    ]
    assert [row.request.first_name for row in page.context["rows"]] == ["There"]
    assert links(page) == [("Miami now", True)]
    assert "Saved as “Miami now”." in page.content.decode()


def test_they_stand_in_the_order_of_saving_and_everybody_sees_their_own(
    desk: Client, front_desk: User
) -> None:
    own(make_staff(Role.CLINICIAN), "Theirs")
    for name in ("Second thoughts", "A first"):
        desk.post(SAVE, {"name": name, "queue": "mine"})

    assert links(desk.get(QUEUE)) == [("Second thoughts", False), ("A first", False)]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 41}, "Shorten a name to 40 characters or fewer. You have 41"),
        ({"name": "a\x00b"}, "Type a name again: a hidden character in it cannot be saved"),
        ({"name": "miami"}, "You have a filter “miami” already. Choose another name."),
        ({"queue": "nothing"}, "There is no such queue. Go back, choose one and save again."),
        (
            {"language": "xx"},
            "Language: the address names one that is not on the list. Choose a language",
        ),
    ],
)
def test_what_cannot_be_kept_comes_back_with_its_reason(
    desk: Client, front_desk: User, typed: dict[str, str], message: str
) -> None:
    own(front_desk, "Miami")

    page = desk.post(SAVE, {"name": "New", "queue": "open"} | typed)

    assert (page.status_code, errors(page), SavedFilter.objects.count()) == (422, [message], 1)
    assert page.context["form"]["name"].value() == ({"name": "New"} | typed)["name"]


def test_nobody_keeps_more_than_twelve(desk: Client, front_desk: User) -> None:
    for number in range(11):
        own(front_desk, f"Own {number}")
    own(make_staff(Role.CLINICIAN), "Theirs")

    twelfth = desk.post(SAVE, {"name": "Twelfth", "queue": "open"})
    page = desk.post(SAVE, {"name": "Thirteenth", "queue": "open"})

    assert (twelfth.status_code, page.status_code) == (302, 422)
    assert errors(page) == ["You have 12 filters, the most there can be. Delete one first."]


def test_only_codes_of_the_lists_are_kept(desk: Client) -> None:
    desk.post(SAVE, {"name": "Plain", "queue": "all", "q": "R-7KQ4-M201", "first_name": "Marisol", "p": "3"})

    assert SavedFilter.objects.get().query == "queue=all"


def test_one_of_ones_own_is_deleted_and_nobody_elses(desk: Client, front_desk: User) -> None:
    mine, theirs = own(front_desk), own(make_staff(Role.CLINICIAN))

    answers = [desk.post(f"{QUEUE}filters/{one.pk}/delete/") for one in (mine, theirs)]

    assert [answer.status_code for answer in answers] == [302, 404]
    assert answers[0].url == QUEUE
    assert list(SavedFilter.objects.all()) == [theirs]


def test_one_whose_place_is_gone_says_so_and_can_still_be_deleted(desk: Client, front_desk: User) -> None:
    saved = own(front_desk, query="queue=open&location=999999")

    page = desk.get(f"{QUEUE}?{saved.query}")

    assert (page.status_code, links(page)) == (422, [("Mine", False)])
    assert f'action="{QUEUE}filters/{saved.pk}/delete/"' in page.content.decode()


def test_only_a_post_keeps_or_deletes_and_only_staff_of_the_desk(
    desk: Client, front_desk: User, client: Client
) -> None:
    delete = f"{QUEUE}filters/{own(front_desk).pk}/delete/"
    marketing = signed_in(make_staff(Role.MARKETING, is_staff=True))
    typed = {"name": "New", "queue": "open"}

    codes = {
        "get": [desk.get(SAVE).status_code, desk.get(delete).status_code],
        "marketing": [marketing.post(SAVE, typed).status_code, marketing.post(delete).status_code],
        "stranger": [client.post(SAVE, typed).status_code, client.post(delete).status_code],
    }

    assert codes == {"get": [405, 405], "marketing": [403, 403], "stranger": [302, 302]}
    assert list(SavedFilter.objects.values_list("name", flat=True)) == ["Mine"]


def test_a_name_with_markup_is_text(desk: Client, front_desk: User) -> None:
    own(front_desk, "<b>Mine</b>")

    assert "&lt;b&gt;Mine&lt;/b&gt;</a>" in desk.get(QUEUE).content.decode()
