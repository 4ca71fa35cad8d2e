"""Who should not have ketamine, or only with special care, and what then."""

from typing import Any

from education.sample.build import bullets, glossary_term, questions, text, topic, who_not

FIELDS: dict[str, Any] = {
    "title": "Who should not have ketamine",
    "slug": "who-should-not",
    "search_description": (
        "Heart disease, pregnancy, psychosis, liver disease and more: when ketamine is the wrong choice,"
        " and what you can do instead."
    ),
    "summary": (
        "Ketamine is the wrong choice for some people, however bad their pain is."
        " Among the reasons are heart disease out of control, pregnancy and psychosis."
        " Please tell us about them before we plan anything."
    ),
    "picture": "mechanism",
    "evidence_summary": (
        "These reasons come from the 2018 guideline and the US label.[[ref:cohen-2018]][[ref:label]]"
        " Some of them rest on low certainty."
        " As benefit is in doubt as well, we lean toward caution.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "low",
    "safety_notice": "ketamine",
    "body": [
        topic("A no can be good care"),
        text(
            "If you have pinned your hopes on this treatment, a no can hurt."
            " It is not a judgment on you or on your pain."
            " It means that the danger looks larger than any gain we could hope for.",
        ),
        topic("The reasons, one by one"),
        glossary_term("contraindication"),
        who_not(
            "Reasons in the 2018 guideline",
            "Doctors call these relative: each must be weighed in the light of your whole health."
            "[[ref:cohen-2018]]",
            "Your heart or your circulation is ill and not well controlled.",
            "You are pregnant.",
            "You have psychosis at present. Here the guideline gives grade B, with low certainty.",
            "Your liver is badly diseased. If the disease is moderate, it calls for care (grade C).",
            "The pressure within your skull is high.",
            "The pressure within an eye is high (grade C).",
            "You are struggling with drugs or drinking at present (grade C).",
        ),
        who_not(
            "Further reasons on the US label",
            "The label is the official description of the medicine.[[ref:label]]",
            "You have reacted to ketamine with an allergy.",
            "A jump in blood pressure would put you in serious danger.",
            "You are breastfeeding: it is not recommended then, nor in pregnancy.",
        ),
        topic("If you are not sure"),
        text(
            "Perhaps you do not know your blood pressure, or how your liver is doing."
            " That is what the first visit is for, so do not strike yourself off the list at home.",
            bullets(
                "Bring letters from your other doctors, if you have them.",
                "Say what you were told, even if you half forgot the words.",
                "Tell us what you drink or use, because hiding it could put you in danger.",
                "Bring someone who knows your story, if that makes it easier to tell.",
            ),
        ),
        questions(
            "Hard questions",
            (
                "Can I have it later, when things are better?",
                (
                    "Sometimes a reason goes away, such as a pregnancy."
                    " Then we can look at it afresh, with no promise of a yes."
                ),
            ),
            (
                "I had depression once. Does that rule me out?",
                (
                    "It is not on the lists above, but tell us all about it."
                    " Effects on the mind are among the risks.[[ref:label]]"
                ),
            ),
            (
                "Why not just try it carefully?",
                (
                    "Because careful does not make every risk small."
                    " In most conditions we do not even know that it would help.[[ref:cohen-2018]]"
                ),
            ),
        ),
        topic("What you can do instead"),
        text(
            "A no to ketamine is not the end of your care."
            " Physical therapy, other medicines, procedures and complementary care remain."
            "[[ref:hhs-2019]]",
            "Cognitive behavioral therapy is worth asking about."
            " It brought small gains in pain, distress and daily life, in studies that excluded headache."
            "[[ref:williams-2020]]"
            " Ask your clinician which of these fits the reason that spoke against ketamine.",
        ),
    ],
}
