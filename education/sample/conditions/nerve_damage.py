"""Nerve damage and the pain that can come from it."""

from typing import Any

from education.sample.build import bullets, care_card, comparison, glossary_term, risks, text, topic

FIELDS: dict[str, Any] = {
    "title": "Nerve damage and nerve pain",
    "slug": "nerve-damage",
    "also_called": "neuropathy, neuropathic pain, nerve pain",
    "search_description": (
        "A hurt or ill nerve can burn, shoot, tingle or go numb."
        " How nerve pain is cared for, and what ketamine has shown for each kind."
    ),
    "summary": (
        "When nerves are hurt or ill, they can send pain that burns, shoots or tingles."
        " Care looks at the cause and at the pain."
        " For ketamine, support is weak after spinal cord injury, and weak or missing for most other kinds."
    ),
    "picture": "mechanism",
    "evidence_summary": (
        "After a spinal cord injury, ketamine may ease pain for a short time, on weak evidence."
        " For mixed nerve pain, pain after shingles and phantom limb pain, it is thin or missing."
        "[[ref:cohen-2018]]"
        " The 2025 review saw no clear benefit in chronic pain, and more side effects.[[ref:ferraro-2025]]"
    ),
    "evidence_level": "low",
    "safety_notice": "ketamine",
    "body": [
        topic("A wire that talks when nobody calls"),
        text(
            "Nerves carry messages, a bit like telephone wires."
            " A damaged wire may crackle, or ring with no one on the line.",
            "Pain of this kind comes from harm to the nervous system, or from an illness of it."
            " That takes in the brain and spinal cord as well as the nerves of a foot.[[ref:nijs-2021]]"
            " Nerve damage is often seen with diabetes, for example.",
        ),
        glossary_term("neuropathic pain"),
        topic("The words people use for it"),
        text(
            "It can be “like walking on hot sand,” or “like wearing a sock that is not there.”"
            " Burning, shooting, tingling and numbness are typical.[[ref:nijs-2021]]",
            "Your own picture is welcome, however odd."
            " Show where it is with one finger, and say whether touch or a bedsheet makes it worse.",
        ),
        topic("Two tasks for your care team"),
        text(
            "The first task is the cause: can the illness or injury behind it be treated?"
            " The second is the pain itself, and the life around it.",
            "For the second, several kinds of care joined together serve people best."
            " Procedures, medicines, physical therapy and talking treatments are among them."
            "[[ref:hhs-2019]]"
            " Hear what each could do to you as well as for you.",
        ),
        topic("Ketamine, kind by kind"),
        comparison(
            "What the 2018 guideline found for different nerve pain",
            ["Kind of pain", "Support for ketamine", "What that leaves open"],
            (
                "After a spinal cord injury",
                "Weak, and for the short term only.[[ref:cohen-2018]]",
                "Whether it lasts, and for whom it is worth the side effects",
            ),
            (
                "After shingles (post-herpetic)",
                "Weak or none.[[ref:cohen-2018]]",
                "Whether it helps at all",
            ),
            (
                "In a limb that is gone (phantom limb)",
                "Weak or none.[[ref:cohen-2018]]",
                "Whether it helps at all",
            ),
            (
                "Nerve pain of mixed causes",
                "Weak or none.[[ref:cohen-2018]]",
                "Which people, if any, might gain",
            ),
        ),
        risks(
            "Side effects to set against so little support",
            mind="Confusion, or a feeling of being apart from your body.[[ref:label]]",
            balance_and_stomach="Dizziness and vomiting.[[ref:label]] Numb feet make a fall more of a worry.",
            bladder="With repeated use, pain and a pressing need to go.[[ref:anderson-2022]]",
        ),
        topic("Do not wait with these"),
        care_card(
            "emergency",
            "Sudden changes are an emergency",
            "Get emergency help if one side of your face or body is suddenly weak or numb."
            " Do the same if you suddenly cannot speak, see or walk as usual.",
            "Call your clinician soon about a sore on a numb foot, or about weakness that spreads.",
            status="needs_check",
        ),
        topic("On your list for the visit"),
        text(
            bullets(
                "What has harmed my nerves, and can that be stopped?",
                "Is feeling likely to come back, or will it stay as it is?",
                "How do I look after skin that I cannot feel?",
                "Which treatments have been studied in my kind of nerve pain?",
            ),
            "If you leave with only one of them answered, that is still a good visit."
            " The rest can wait for the next.",
        ),
    ],
}
