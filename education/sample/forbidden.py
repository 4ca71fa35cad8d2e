"""The forbidden phrases in the form in which the tests of the sample content ask for them."""

from education.phrases import starting_phrases, words_expression

PHRASES = starting_phrases()
FORBIDDEN = {phrase.name: phrase.expression for phrase in PHRASES}
ALLOWED = [words_expression(words) for phrase in PHRASES for words in phrase.allowed]
