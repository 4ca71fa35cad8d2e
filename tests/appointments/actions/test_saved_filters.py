"""Keeping and forgetting a filter of the queue."""

import pytest
from django.db import IntegrityError

from appointments.actions.saved_filters import SavingRefusedError, forget_filter, save_filter
from appointments.models import Actor, SavedFilter
from tests.appointments.factories import NOON, make_staff

pytestmark = pytest.mark.django_db


def test_a_name_is_a_persons_once_in_any_case_and_anothers_as_well():
    me, other = Actor.staff(make_staff()), Actor.staff(make_staff())
    save_filter(name="Miami", query="queue=open", by=me, now=NOON)
    save_filter(name="Miami", query="queue=mine", by=other, now=NOON)

    with pytest.raises(
        SavingRefusedError, match=r"You have a filter “MIAMI” already\. Choose another name\."
    ):
        save_filter(name="MIAMI", query="queue=all", by=me, now=NOON)

    kept = SavedFilter.objects.order_by("pk").values_list("user", "name", "query", "position")
    assert list(kept) == [(me.user.pk, "Miami", "queue=open", 1), (other.user.pk, "Miami", "queue=mine", 1)]


def test_the_database_keeps_a_name_once_for_whoever_goes_round_the_action():
    me = make_staff()
    SavedFilter.objects.create(user=me, name="Miami", query="queue=open")

    with pytest.raises(IntegrityError):
        SavedFilter.objects.create(user=me, name="Miami", query="queue=all")


def test_only_staff_keep_filters_and_only_their_own_are_forgotten():
    me, other = Actor.staff(make_staff()), Actor.staff(make_staff())
    saved = save_filter(name="Mine", query="queue=open", by=me, now=NOON)

    with pytest.raises(ValueError, match="only staff keep filters"):
        save_filter(name="Mine", query="queue=open", by=Actor.SYSTEM, now=NOON)
    forget_filter(saved=saved, by=other, now=NOON)
    still = SavedFilter.objects.count()
    forget_filter(saved=saved, by=me, now=NOON)

    assert (still, SavedFilter.objects.count()) == (1, 0)
