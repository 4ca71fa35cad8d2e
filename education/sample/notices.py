"""The approved wordings that stand on many sample pages."""

SAFETY_NOTICES = [
    {
        "name": "ketamine",
        "title": "Ketamine for chronic pain is off-label",
        "text": (
            "The US Food and Drug Administration (FDA) has approved ketamine only as an anesthetic."
            "[[ref:label]] Using it for chronic pain is off-label."
            " That means the FDA has not approved it for this use.\n\n"
            "Some people are helped by ketamine, usually for a limited time."
            " It has been studied best in complex regional pain syndrome (CRPS).[[ref:cohen-2018]]"
            " It is not a cure and not a first treatment.\n\n"
            "The largest review, from 2025, looked at chronic pain other than cancer pain and headache."
            " It found no clear evidence of benefit, and more side effects.[[ref:ferraro-2025]]\n\n"
            "Some people should not have it, and a clinician asks about this first."
            " After a treatment, an adult has to take you home."
        ),
    }
]
