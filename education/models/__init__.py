"""The public pages, and what they share."""

from education.models.alert import Alert, AlertPage
from education.models.article_page import ArticlePage
from education.models.check_override import CheckOverride
from education.models.cited_reference import CitedReference
from education.models.clinical_approval import ClinicalApproval
from education.models.clinical_review_task import ClinicalReviewTask
from education.models.condition_page import ConditionPage
from education.models.forbidden_phrase import ForbiddenPhrase
from education.models.glossary_term import GlossaryTerm
from education.models.guide_page import GuidePage
from education.models.home_page import HomePage
from education.models.location_page import LocationPage
from education.models.menu import Menu, MenuItem
from education.models.price import Price
from education.models.reference import Reference
from education.models.reusable_content import ReusableContent
from education.models.review_reminder import ReviewReminder
from education.models.safety_notice import SafetyNotice
from education.models.search_miss import SearchMiss
from education.models.search_settings import SearchSettings
from education.models.search_words import PromotedPage, SearchSynonyms
from education.models.standard_page import StandardPage
from education.models.team_page import TeamPage
from education.models.treatment_page import TreatmentPage

MEDICAL_PAGES = (ArticlePage, ConditionPage, GuidePage, TreatmentPage)
MEDICAL_SNIPPETS = (GlossaryTerm, ReusableContent, SafetyNotice)

__all__ = [
    "MEDICAL_PAGES",
    "MEDICAL_SNIPPETS",
    "Alert",
    "AlertPage",
    "ArticlePage",
    "CheckOverride",
    "CitedReference",
    "ClinicalApproval",
    "ClinicalReviewTask",
    "ConditionPage",
    "ForbiddenPhrase",
    "GlossaryTerm",
    "GuidePage",
    "HomePage",
    "LocationPage",
    "Menu",
    "MenuItem",
    "Price",
    "PromotedPage",
    "Reference",
    "ReusableContent",
    "ReviewReminder",
    "SafetyNotice",
    "SearchMiss",
    "SearchSettings",
    "SearchSynonyms",
    "StandardPage",
    "TeamPage",
    "TreatmentPage",
]
