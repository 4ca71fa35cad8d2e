"""Words that patient pages must not use, because they promise more than anyone can know.

Each is a regular expression for whole words; case does not matter. What ALLOWED matches is
taken out of the text first: saying what a treatment is not is the point of the page.
"""

ALLOWED = [r"not a cure", r"cannot promise a cure"]

FORBIDDEN = {
    "cure": r"cur(?:e|es|ed|ing|ative)",
    "reset": r"reset(?:s|ting)?",
    "reboot": r"reboot(?:s|ed|ing)?",
    "rewire": r"rewir(?:e|es|ed|ing)",
    "breakthrough": r"break-?throughs?",
    "miracle": r"mirac(?:le|les|ulous)",
    "powerful": r"powerful(?:ly)?",
    "guaranteed": r"guarantee[sd]?",
    "proven": r"proven",
    "safe": r"safe(?:ly)?",
    "non-addictive": r"non-?addictive|not addictive",
    "free from pain": r"free (?:from|of) (?:chronic |all )?pain|pain-?free|constraints of chronic pain",
    "FDA-approved for pain": r"FDA[- ]approved (?:for|to treat) (?:chronic )?pain",
    "a dose": r"\d[\d.,]*\s*(?:mg|mcg|µg|g|ml|milligrams?|micrograms?|millilit(?:er|re)s?)(?:/kg)?",
    "relief in hours or days": r"(?:in|within) hours or days",
    "anti-inflammatory effects": r"anti-inflammatory effects?",
}
