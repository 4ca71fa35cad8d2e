"""Benefits and risks, side by side, and who should not have it."""

from education.sample.build import part, risks, text, topic, who_not

BLOCKS = [
    topic("Benefits and risks"),
    part("Possible benefits, and their limits"),
    text(
        "Some people have less pain for a time; think of weeks, not years."
        " Others feel no change, and that is nobody's fault."
        " In the CRPS study, less pain did not mean that people could do more.[[ref:sigtermans-2009]]",
    ),
    part("Side effects and risks"),
    risks(
        "What can happen, and what is known about it",
        same_day=(
            "Dizziness, feeling sick, vomiting, sleepiness, blurred sight, confusion."
            " Feeling cut off from your body (dissociation).[[ref:label]]"
        ),
        heart="Blood pressure and pulse can rise.[[ref:label]]",
        breathing="It can slow down, more so with opioids or benzodiazepines.[[ref:label]]",
        bladder="Repeated use can cause bladder pain and a sudden need to go.[[ref:anderson-2022]]",
        liver="The liver can be injured.[[ref:noppers-2011]]",
        misuse="Ketamine can be misused, and people can come to depend on it.[[ref:schedule-1999]]",
        pregnancy="It is not recommended in pregnancy or while breastfeeding.[[ref:label]]",
        pressure="Pressure in the eye or the brain can rise.[[ref:cohen-2018]]",
        driving="Do not drive for 24 hours.[[ref:mayo]]",
    ),
    who_not(
        "Who should not have it, or needs special care",
        "Please tell your clinician if any of these fits you. The first seven are from the 2018 guideline,"
        " and the letters are its own grades.[[ref:cohen-2018]]",
        "heart or blood vessel disease that is poorly controlled",
        "pregnancy",
        "psychosis now, such as hearing or seeing things that others do not (grade B, low certainty)",
        "severe liver disease; with moderate disease, caution (grade C)",
        "raised pressure inside the head",
        "raised pressure inside the eye (grade C)",
        "a problem with alcohol or drugs now (grade C)",
        "an allergy to ketamine, from the US label[[ref:label]]",
        "any illness in which a rise in blood pressure would be a serious hazard, also from the label",
    ),
]
