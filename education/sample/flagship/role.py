"""Ketamine and chronic pain: its role, what studies found, and the mechanism."""

from education.sample.build import diagram, evidence, part, text, topic

BLOCKS = [
    topic("Ketamine and chronic pain"),
    part("Its role"),
    text(
        "Ketamine is an option for some people, after other treatments and beside them."
        " It is neither the first treatment nor the only one.[[ref:aana]]"
        " Pain care works best when several kinds of care are combined.[[ref:hhs-2019]]",
        "Two sources matter most, and they do not fully agree."
        " The 2018 guideline calls ketamine reasonable for selected people.[[ref:cohen-2018]]"
        " The largest review since then says that benefit has not been shown.[[ref:ferraro-2025]]",
    ),
    evidence(
        "Can ketamine ease the pain of CRPS?",
        finding=(
            "In a study of 60 people with CRPS, pain was lower for up to 12 weeks.[[ref:sigtermans-2009]]"
            " The 2018 guideline calls such evidence moderate.[[ref:cohen-2018]]"
        ),
        certainty="moderate",
        limits=(
            "By week 12 the difference was gone, and people could not do more than before."
            " With ketamine, 76 in 100 people had psychological side effects."
            " In the comparison group, 18 in 100 did.[[ref:sigtermans-2009]]"
        ),
    ),
    evidence(
        "Can it ease chronic pain in the short term?",
        finding=(
            "Seven trials with 211 people were put together."
            " There was a small effect, 1.83 points out of 10, up to 2 weeks.[[ref:orhurhu-2019]]"
        ),
        certainty="low",
        limits=(
            "Most of these trials were at high risk of bias."
            " Short relief must be weighed against side effects."
        ),
    ),
    evidence(
        "What does the largest review say?",
        finding=(
            "A 2025 review took in 67 trials with 2,309 people."
            " It covered pain from neither cancer nor headache."
            " It found no clear evidence of benefit at any point in time.[[ref:ferraro-2025]]"
        ),
        certainty="none",
        limits=(
            "Unwanted effects were about 3 times as common with ketamine."
            " The certainty of that number is low."
        ),
    ),
    part("The mechanism: how it may ease pain"),
    text(
        "Relief is thought to come largely from blocking NMDA receptors."
        " The body's opioid, GABA and monoamine systems, which also carry signals, seem to add to it."
        " The full mechanism is still unclear.[[ref:mechanism-review]]",
    ),
    diagram(
        "nmda",
        "Ketamine and what your body makes of it act on many targets.[[ref:zanos-2018]]"
        " Blocking NMDA receptors is one part of a picture that is still unclear.[[ref:mechanism-review]]",
    ),
    text(
        "You may read that ketamine calms inflammation."
        " So far this is a signal from laboratories and from studies around surgery."
        " Large trials are needed before anyone can say more.[[ref:de-kock-2013]]",
    ),
]
