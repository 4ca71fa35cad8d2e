"""Which blocks a page may hold, in the order in which the editor lists them."""

from education.blocks.care import CallToActionBlock, CareCardBlock, StepsBlock
from education.blocks.comparison import ComparisonBlock
from education.blocks.doing import DosAndDontsBlock, TimelineBlock, WarningBlock
from education.blocks.evidence import EvidenceBlock, OneInBlock, RisksBlock, WhoNotBlock
from education.blocks.kept import GlossaryTermBlock, PricesBlock, ReusableContentBlock, SafetyNoticeBlock
from education.blocks.media import DownloadBlock, ImageBlock, VideoBlock
from education.blocks.pictures import DiagramBlock, TopicCardsBlock
from education.blocks.text import HeadingBlock, KeyPointsBlock, TextBlock
from education.blocks.voices import QuestionsBlock, QuoteBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock(group="Text")),
    ("text", TextBlock(group="Text")),
    ("key_points", KeyPointsBlock(group="Text")),
    ("questions", QuestionsBlock(group="Text")),
    ("quote", QuoteBlock(group="Text")),
    ("diagram", DiagramBlock(group="Pictures and files")),
    ("topic_cards", TopicCardsBlock(group="Pictures and files")),
    ("image", ImageBlock(group="Pictures and files")),
    ("video", VideoBlock(group="Pictures and files")),
    ("download", DownloadBlock(group="Pictures and files")),
    ("one_in", OneInBlock(group="Evidence and risk")),
    ("evidence", EvidenceBlock(group="Evidence and risk")),
    ("risks", RisksBlock(group="Evidence and risk")),
    ("comparison", ComparisonBlock(group="Evidence and risk")),
    ("who_not", WhoNotBlock(group="Evidence and risk")),
    ("warning", WarningBlock(group="Evidence and risk")),
    ("care_card", CareCardBlock(group="What to do")),
    ("steps", StepsBlock(group="What to do")),
    ("dos_and_donts", DosAndDontsBlock(group="What to do")),
    ("timeline", TimelineBlock(group="What to do")),
    ("call_to_action", CallToActionBlock(group="What to do")),
    ("safety_notice", SafetyNoticeBlock(group="Kept in one place")),
    ("glossary_term", GlossaryTermBlock(group="Kept in one place")),
    ("reusable_content", ReusableContentBlock(group="Kept in one place")),
    ("prices", PricesBlock(group="Kept in one place")),
]
