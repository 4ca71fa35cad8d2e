"""The pauses between tries."""

from datetime import UTC, datetime, timedelta

from appointments.rules.messages import MAX_ATTEMPTS, next_try_at

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


def test_the_pauses_grow_and_the_sixth_try_is_the_last():
    pauses = []
    attempts = 1
    while (again_at := next_try_at(attempts, NOW)) is not None:
        pauses.append(again_at - NOW)
        attempts += 1

    assert pauses == [
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
        timedelta(hours=12),
    ]
    assert attempts == MAX_ATTEMPTS == 6


def test_a_message_that_died_with_its_worker_more_often_than_that_is_not_tried_again():
    assert next_try_at(7, NOW) is None
