"""The guide to chronic pain."""

from education.sample.chronic_pain import (
    care_that_works_together,
    guide,
    louder_signals,
    pain_and_mood,
    what_it_is,
)

GUIDE = guide.FIELDS
PARTS = (what_it_is.FIELDS, louder_signals.FIELDS, pain_and_mood.FIELDS, care_that_works_together.FIELDS)
