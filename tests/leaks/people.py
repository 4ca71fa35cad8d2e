"""What the people of the journey say of themselves, chosen so that no other text holds it by accident."""

ASKING = {
    "first_name": "Zenóbia",
    "last_name": "Quillfeather",
    "phone": "(305) 555-0191",
    "email": "zen.quill@post.example",
    "helper_name": "Teodoro Villaverde",
    "helper_relation": "stepbrother-in-law",
    "date_of_birth_month": "4",
    "date_of_birth_day": "27",
    "date_of_birth_year": "1958",
    "language_needs": "Papiamento interpreter",
    "comment": "The ramp by the marble fountain",
}
SCREENED = ASKING | {
    "first_name": "Wilhelmine",
    "last_name": "Ozymandias",
    "name_to_use": "Minchen",
    "phone": "(786) 555-0144",
    "email": "minchen.ozy@post.example",
    "postal_code": "33194-7286",
}
MEDICINES = "Sarsaparilla tincture\nDamiana lozenges"
NEEDS = "Two steps at a time"
NOTE = "Asked about the heliotrope pills"
CALL = "Neighbor Balthasar picked up"
WRITTEN = "Bring the chartreuse folder please"
NEW_EMAIL = "zenobia.elsewhere@post.example"
# Codes of answers that nothing but an answer is called by.
CODES = (
    "1_to_5_years",
    "pain_specialist",
    "no_help",
    "side_effects",
    "nose_spray",
    "sleep_apnea",
    "in_treatment",
)

CONTACT = {
    "first name": "Zenóbia",
    "first name as it is searched": "zenobia",
    "beginning of the first name": "zenob",
    "last name": "Quillfeather",
    "helper": "Villaverde",
    "helper's first name": "Teodoro",
    "relation": "stepbrother-in-law",
    "language needs": "Papiamento",
    "comment": "marble fountain",
    "email": "zen.quill@post.example",
    "beginning of the email": "zen.quill",
    "new email": "zenobia.elsewhere",
    "screened first name": "Wilhelmine",
    "screened last name": "Ozymandias",
    "name to use": "Minchen",
    "screened email": "minchen.ozy@post.example",
    "ZIP code": "33194-7286",
    "phone, as typed": "(305) 555-0191",
    "phone, E.164": "+13055550191",
    "phone, digits": "3055550191",
    "phone, dashes": "305-555-0191",
    "phone, dots": "305.555.0191",
    "phone, blanks": "305 555 0191",
    "phone, local": "555-0191",
    "screened phone, digits": "7865550144",
    "screened phone, local": "555-0144",
}
BIRTH = {
    "birth date, ISO": "1958-04-27",
    "birth date, slashes": "04/27/1958",
    "birth date, short slashes": "4/27/1958",
    "birth date, digits": "19580427",
    "birth date, in words": "April 27, 1958",
    "birth date, short words": "Apr 27, 1958",
    "birth date, day first": "27 April 1958",
}
CLINICAL = {
    "a medicine": "Sarsaparilla",
    "another medicine": "Damiana",
    **{f"answer {code}": code for code in CODES},
}
STAFF_WORDS = {
    "note": "heliotrope",
    "word of a call": "Balthasar",
    "written email": "chartreuse",
}
EVERYTHING = CONTACT | BIRTH | CLINICAL | STAFF_WORDS
# What shows somewhere exactly as it was told; the rest are other spellings of the same.
SHOWN = [
    *("first name", "last name", "helper", "relation", "language needs", "comment", "email", "new email"),
    *("screened first name", "screened last name", "name to use", "screened email", "ZIP code"),
    *("phone, as typed", "screened phone, local", "birth date, in words", "a medicine", "another medicine"),
    *("note", "word of a call", "written email", *(f"answer {code}" for code in CODES)),
]
