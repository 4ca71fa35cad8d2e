"""The guide to the conditions behind chronic pain, in the order of the outline."""

from education.sample.conditions import (
    arthritis,
    back_injury,
    crps,
    fibromyalgia,
    guide,
    migraine,
    nerve_damage,
)

GUIDE = guide.FIELDS
PARTS = (
    back_injury.FIELDS,
    arthritis.FIELDS,
    migraine.FIELDS,
    fibromyalgia.FIELDS,
    nerve_damage.FIELDS,
    crps.FIELDS,
)
