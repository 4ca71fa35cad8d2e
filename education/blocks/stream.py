"""Which blocks a page may hold, in the order in which the editor lists them."""

from education.blocks.care import CallToActionBlock, CareCardBlock, StepsBlock
from education.blocks.evidence import EvidenceBlock, OneInBlock, RisksBlock, WhoNotBlock
from education.blocks.pictures import DiagramBlock, TopicCardsBlock
from education.blocks.text import HeadingBlock, KeyPointsBlock, TextBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock(group="Text")),
    ("text", TextBlock(group="Text")),
    ("key_points", KeyPointsBlock(group="Text")),
    ("diagram", DiagramBlock(group="Pictures")),
    ("topic_cards", TopicCardsBlock(group="Pictures")),
    ("one_in", OneInBlock(group="Evidence and risk")),
    ("evidence", EvidenceBlock(group="Evidence and risk")),
    ("risks", RisksBlock(group="Evidence and risk")),
    ("who_not", WhoNotBlock(group="Evidence and risk")),
    ("care_card", CareCardBlock(group="What to do")),
    ("steps", StepsBlock(group="What to do")),
    ("call_to_action", CallToActionBlock(group="What to do")),
]
