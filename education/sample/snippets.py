"""Words that the sample pages explain, and words that mean the same to whoever searches."""

GLOSSARY: dict[str, str] = {
    "anesthetic": "A medicine that is used so that you do not feel an operation.",
    "behavioral health": "Care for mood, thoughts and habits, for example by talking treatments.",
    "central sensitization": (
        "When the nerve pathways of pain become too easily excited, so that it grows louder."
        " It can go on for a long time, and it can be reversed."
    ),
    "certainty of evidence": (
        "How sure we can be that a finding is close to the truth."
        " It depends on how many studies there are and how well they were done."
    ),
    "chronic pain": "Pain that goes on, or keeps returning, for longer than 3 months.",
    "cognitive behavioral therapy": (
        "A talking treatment, CBT for short, that works on thoughts and habits around pain."
    ),
    "compounded medicine": (
        "A medicine that a pharmacy prepares itself."
        " The FDA does not check such products for safety, effectiveness or quality."
    ),
    "contraindication": (
        "A reason not to give somebody a treatment."
        " A relative one asks the clinician to weigh the danger before deciding."
    ),
    "CRPS": "Short for complex regional pain syndrome, which is one kind of lasting pain.",
    "dissociation": "Feeling detached from your own body, from time or from the things around you.",
    "fibromyalgia": (
        "A condition with pain in many parts of the body."
        " Tiredness, poor sleep and foggy thinking come with it."
    ),
    "infusion": "Fluid with a medicine in it, given slowly through a thin tube in a vein.",
    "metabolite": "A substance that your body makes from a medicine. It may have effects of its own.",
    "neuropathic pain": (
        "Pain from damage to the nervous system or an illness of it. It may burn, shoot or tingle."
    ),
    "NMDA receptor": "A kind of gate on nerve cells that messages pass through. Ketamine blocks it.",
    "nociplastic pain": (
        "Experts name three ways in which pain can work, and this is one."
        " The others are called nociceptive and neuropathic."
    ),
    "off-label": (
        "Used in a way that the FDA has not approved. The official label does not speak for that use."
    ),
    "PEG": (
        "Three questions about the past week."
        " How strong was your pain, and how far did it disturb your joy in life and your activity?"
    ),
    "randomized trial": (
        "A study in which chance decides who gets which treatment. That makes it fair to compare the groups."
    ),
    "Schedule III": "A group of controlled substances in US law. Ketamine has been in it since 1999.",
    "systematic review": (
        "A study of studies: it collects every trial on one question and weighs how good each one is."
    ),
}

SYNONYMS: list[list[str]] = [
    ["ketamine", "ketamin", "ketamine infusion", "ketamine drip", "ketemine", "catamine"],
    ["crps", "complex regional pain syndrome", "rsd", "reflex sympathetic dystrophy", "crsp"],
    ["fibromyalgia", "fibro", "fibromialgia", "fybromyalgia"],
    ["migraine", "migrane", "migrain", "sick headache"],
    ["arthritis", "arthritus", "joint pain", "sore joints"],
    ["back pain", "backache", "bad back", "lower back pain", "lumbago"],
    ["neuropathic pain", "nerve pain", "nerve damage", "neuropathy", "nuropathy"],
    ["chronic pain", "lasting pain", "long-term pain", "constant pain", "cronic pain"],
    ["side effects", "adverse effects", "risks", "harms", "reactions"],
    ["cost", "price", "fee", "bill", "how much", "insurance", "coverage"],
    ["appointment", "visit", "booking", "consultation", "appointmnet", "cita"],
    ["anesthetic", "anaesthetic", "anesthesia"],
    ["dissociation", "out of body", "floating", "spaced out"],
    ["infusion", "iv", "drip", "intravenous"],
    ["evidence", "studies", "research", "proof", "does it work"],
    ["interpreter", "translator", "language help", "intérprete", "español"],
    ["doctor", "physician", "clinician", "provider", "nurse practitioner"],
    ["location", "address", "directions", "near me", "clinic hours"],
    ["off-label", "off label", "not approved"],
    ["cognitive behavioral therapy", "cbt", "talk therapy", "talking treatment"],
    ["privacy", "hipaa", "hippa", "my data", "cookies"],
]
