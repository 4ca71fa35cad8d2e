"""The public pages."""

from education.models.article_page import ArticlePage
from education.models.home_page import HomePage

__all__ = ["ArticlePage", "HomePage"]
