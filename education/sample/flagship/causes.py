"""Common causes, each with what is known about ketamine for it."""

from education.sample.build import bullets, text, topic

BLOCKS = [
    topic("Common causes of chronic pain"),
    text(
        "Many conditions can lead to chronic pain."
        " For most of them, studies of ketamine are weak or missing.[[ref:cohen-2018]]"
        " It is fair to know this before you think about a treatment.",
        bullets(
            "<b>Back injury:</b> Back pain is called chronic after 12 weeks."
            " Some people go on to have lasting pain.[[ref:mehling-2012]]"
            " For low back pain, the case for ketamine is weak or missing.",
            "<b>Arthritis:</b> This word covers about 100 conditions, and about 1 in 5 US adults has one."
            "[[ref:fallon-2023]] Ketamine is not an established option for arthritis.",
            "<b>Migraine:</b> It is chronic with headache on 15 or more days a month, for over 3 months."
            " At least 8 of those days must have migraine features.[[ref:ichd-3]]"
            " Studies of ketamine for headache are of low quality and disagree."
            "[[ref:chah-2021]][[ref:hoydonckx-2023]]",
            "<b>Fibromyalgia:</b> It can bring widespread pain, tiredness, poor sleep and trouble thinking."
            "[[ref:treede-2019]] Here, too, the case for ketamine is weak or missing.[[ref:cohen-2018]]",
            "<b>Nerve damage:</b> Pain from nerves can burn, shoot or tingle, or come with numbness."
            "[[ref:nijs-2021]] After a spinal cord injury, there is weak evidence of short-term relief."
            " For mixed nerve pain, it is weak or missing.[[ref:cohen-2018]]",
            "<b>Complex regional pain syndrome (CRPS):</b>"
            " Of all these conditions, this is where ketamine has been studied best.[[ref:cohen-2018]]"
            " Relief, where it came, faded within about 12 weeks.",
        ),
    ),
]
