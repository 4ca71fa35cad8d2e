"""Words that a person in a crisis may type into the search box."""

import re

FIRST_WORDS = """suicid*
sucid*
suisid*
suiside*
kill myself
killing myself
end my life
ending my life
end it all
take my life
want to die
wanna die
wish i was dead
wish i were dead
better off dead
not want to live
don't want to live
no reason to live
can't go on
hurt myself
hurting myself
harm myself
self harm*
cut myself
overdos*
988
crisis
quiero morir
matarme"""


def speaks_of_a_crisis(typed: str, listed: str) -> bool:
    """Say whether `typed` holds a line of `listed`. A star at its end stands for any ending."""
    text = _plain(typed)
    return any(_stands_in(line, text) for line in listed.splitlines() if _plain(line))


def _stands_in(line: str, text: str) -> bool:
    ending = "" if line.rstrip().endswith("*") else r"\b"
    return re.search(rf"\b{re.escape(_plain(line))}{ending}", text) is not None


def _plain(text: str) -> str:
    """Return the words alone: small letters, apostrophes left out, anything else a blank."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"['’`´]", "", text.lower())))
