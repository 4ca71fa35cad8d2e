"""The guide to a treatment, in the order in which a patient meets it."""

from education.sample.treatment import benefits, cost, guide, preparing, risks, session_day, who_should_not

GUIDE = guide.FIELDS
PARTS = (
    preparing.FIELDS,
    session_day.FIELDS,
    benefits.FIELDS,
    risks.FIELDS,
    who_should_not.FIELDS,
    cost.FIELDS,
)
