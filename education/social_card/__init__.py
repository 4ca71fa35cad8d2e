"""The picture that stands beside a page where somebody shares it: made from the page's title."""

from education.social_card.card import Card

__all__ = ["Card"]
