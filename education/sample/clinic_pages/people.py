"""The words about the sample clinicians, by their name in the sample clinic."""

BIOGRAPHIES: dict[str, dict[str, str]] = {
    "Sample Clinician One": {
        "biography": (
            "This person is made up and treats nobody."
            " In this place, a medical director would tell you about training, board certification"
            " and years in pain care."
            " A sentence about why they chose this work helps people more than a list of awards."
        ),
        "languages": "English, Spanish",
        "licence_number": "SAMPLE-0001",
    },
    "Sample Clinician Two": {
        "biography": (
            "Another sample, with no license and no patients."
            " A real nurse practitioner would say here what happens at a visit."
            " It helps to know as well when a physician joins in."
        ),
        "languages": "English",
        "licence_number": "SAMPLE-0002",
    },
}
