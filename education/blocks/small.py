"""The blocks that reusable content may hold: small ones, and none that holds a snippet itself."""

from education.blocks.care import CareCardBlock, StepsBlock
from education.blocks.doing import DosAndDontsBlock, WarningBlock
from education.blocks.text import KeyPointsBlock, TextBlock
from education.blocks.voices import QuestionsBlock

SMALL_BLOCKS = [
    ("text", TextBlock(group="Text")),
    ("key_points", KeyPointsBlock(group="Text")),
    ("questions", QuestionsBlock(group="Text")),
    ("warning", WarningBlock(group="What to do")),
    ("care_card", CareCardBlock(group="What to do")),
    ("steps", StepsBlock(group="What to do")),
    ("dos_and_donts", DosAndDontsBlock(group="What to do")),
]
