"""The process: preparing, a session, and going home."""

from education.sample.build import bullets, care_card, diagram, part, text, topic

BLOCKS = [
    topic("The process, step by step"),
    part("Preparing for a treatment"),
    text(
        "A clinician first finds out whether ketamine could suit you at all."
        " You will talk about your medical history and your medicines, and about these topics:"
        "[[ref:cohen-2018]]",
        bullets(
            "your heart and your blood pressure",
            "your liver and your bladder",
            "your mental health, now and in the past",
            "alcohol and other substances",
            "pregnancy",
        ),
        "Healthy people need no special tests, but a heart at risk calls for a heart tracing (ECG)."
        " Liver tests are for people at risk, or for frequent treatment.[[ref:cohen-2018]]",
        "Bring a list of all that you take."
        " Theophylline and aminophylline can interact with ketamine."
        " Opioids, benzodiazepines and other calming medicines can cause dangerous sleepiness"
        " and slowed breathing.[[ref:label]]",
        "You must not eat for a while beforehand, and the clinic tells you for how long."
        " Plan your ride as well: an adult has to take you home.[[ref:mayo]]"
        " If you have nobody, tell us, and we can talk about it.",
    ),
    care_card(
        "urgent",
        "Before you change a medicine",
        "Never stop a medicine on your own. Ask the person who prescribed it first.",
        status="needs_check",
    ),
    part("What to expect in a session"),
    diagram(
        "session-day",
        "The monitors and the airway equipment are what the US label asks for.[[ref:label]]"
        " The ride and the 24 hours are advice of the Mayo Clinic.[[ref:mayo]]"
        " How long a session takes differs a lot, so ask us when you book.",
    ),
    text(
        "You may feel as if you were floating."
        " Time and your own body may seem strange, your sight may blur, and you may feel sick."
        " Most of this passes within hours, but some effects on the mind have lasted days to weeks."
        "[[ref:label]]",
    ),
    part("After you go home"),
    text(
        "Do not drive or do anything hazardous for 24 hours.[[ref:mayo]]"
        " Later, we follow how you are doing, for example with three short questions called PEG."
        " They ask about your pain, your enjoyment of life and your general activity.[[ref:krebs-2009]]",
    ),
]
