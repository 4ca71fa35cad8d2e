"""Passwords that somebody would guess, by the lists of leaked ones, names and words that zxcvbn brings."""

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

from clinic.models import ClinicSettings, User

# "Very unguessable": ten thousand million guesses or more (zxcvbn's own scale: 0 to 4).
WANTED = 4
# What zxcvbn looks at; the time it takes grows with the length.
LOOKED_AT = 72


class NotGuessable:
    """A password validator: refuses what leaked before, and what is made of the person's or clinic's name."""

    def validate(self, password: str, user: User | None = None) -> None:
        found = zxcvbn(password[:LOOKED_AT], user_inputs=_known_of(user))
        if found["score"] < WANTED:
            raise ValidationError(
                "This password would be guessed: it leaked somewhere, or is made of a name, a date or a"
                " pattern. Try three or four words that do not belong together",
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return "Your password cannot be one that leaked before, nor be made of names or patterns."


def _known_of(user: User | None) -> list[str]:
    words = ClinicSettings.load().name.split()
    if user is not None:
        words += [user.get_username(), user.first_name, user.last_name, user.email.partition("@")[0]]
    return [word for word in words if word]
