"""The guide to ketamine."""

from education.sample.ketamine import guide, history, how_it_works, what_the_evidence_says

GUIDE = guide.FIELDS
PARTS = (history.FIELDS, how_it_works.FIELDS, what_the_evidence_says.FIELDS)
