"""Understanding chronic pain: the science."""

from education.sample.build import diagram, one_in, part, text, topic

BLOCKS = [
    topic("Understanding chronic pain"),
    text(
        "If you live with pain that will not leave, you are far from alone."
        " Pain is called chronic when it lasts, or keeps coming back, for more than 3 months."
        "[[ref:treede-2019]]"
        " For some people it is part of another illness, and for others it is the illness itself.",
        "Only you can say how your pain feels."
        " Experts define pain as an unpleasant experience of the senses and of the feelings."
        " It is always personal, and what you report deserves respect.[[ref:raja-2020]]",
    ),
    one_in(
        4,
        "US adults lived with chronic pain in 2023",
        "About 1 in 12 had pain that counts as high-impact. National figures, 2023.[[ref:lucas-2024]]",
    ),
    part("The science, in plain words"),
    text(
        "Experts describe three ways in which pain can work: nociceptive, neuropathic and nociplastic."
        "[[ref:nijs-2021]]"
        " Neuropathic pain, for one, comes from injury to the nervous system or from a disease of it.",
        "Pain can also grow louder, when its pathways in the brain and spinal cord become easier to set off."
        " The medical name for this is central sensitization."
        " It can last for a long time, but it can be reversed.[[ref:woolf-2011]]",
    ),
    diagram(
        "sensitization",
        "In central sensitization, pathways stay easier to set off for a long time. It can be reversed."
        "[[ref:woolf-2011]] The volume control is only a comparison.",
    ),
    text(
        "Nerves, spinal cord and the outer layer of the brain can also change in their structure."
        " With effective treatment, part of this can be restored.[[ref:kuner-2017]]"
        " So lasting pain has a real basis in the body, and change is possible.",
    ),
    part("Pain and your mood"),
    text(
        "Pain and low spirits often come together."
        " In studies, about 4 in 10 adults with chronic pain had signs of depression."
        " About as many had signs of anxiety.[[ref:aaron-2025]]",
        "Those studies differed a lot and left out headache, so please take the numbers as rough."
        " They do not mean that your pain is imagined; they mean that your mood deserves care, too.",
        "Thoughts of suicide are also more common in people with chronic pain.[[ref:kwon-2023]]"
        " If they come to you, please talk to someone today."
        ' The <a href="#emergency-help">emergency card on this page</a> tells you whom to call or text.',
    ),
]
