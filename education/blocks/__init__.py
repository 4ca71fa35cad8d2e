"""The parts that editors build pages from. None takes raw HTML; each has one template."""

from education.blocks.stream import BODY_BLOCKS

__all__ = ["BODY_BLOCKS"]
