"""Ketamine: its history, and how it works in the body."""

from education.sample.build import part, text, topic

BLOCKS = [
    topic("Ketamine: what it is"),
    part("A short history"),
    text(
        "Ketamine is an anesthetic that doctors have known for about 60 years."
        " Calvin Stevens first made it in 1962, with the company Parke-Davis.",
        "In 1964 it was first given to people, who were volunteers from a prison population."
        "[[ref:domino-2010]]"
        " That is part of its story, and you should know it.",
        "The FDA approved ketamine as an anesthetic in 1970."
        " Since August 12, 1999, it has been a Schedule III controlled substance.[[ref:schedule-1999]]"
        " The law puts it there because it can be misused.",
        "The first US consensus guideline on ketamine for chronic pain came out in 2018.[[ref:cohen-2018]]"
        " A large review followed in 2025 and was more doubtful, so this page gives you both."
        "[[ref:ferraro-2025]]",
    ),
    part("How ketamine works in the body"),
    text(
        "Ketamine acts on many targets in the body."
        " The central one is a switch on nerve cells called the NMDA receptor, and ketamine blocks it."
        " The substances that your body makes from ketamine, its metabolites, act as well.[[ref:zanos-2018]]",
        "So ketamine can touch more than pain: your mind, heart, breathing and stomach may feel it, too."
        " You will find these effects under the risks below.[[ref:label]]",
    ),
]
