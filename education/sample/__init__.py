"""Sample pages for a new site, written from the clinic's checked facts."""

from education.sample.load import load_sample_pages

__all__ = ["load_sample_pages"]
