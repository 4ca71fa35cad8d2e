"""What pages say to machines: all of it parsed, and held against what readers see."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from clinic.models import Clinician, ClinicSettings, Location
from education.models import (
    ConditionPage,
    HomePage,
    LocationPage,
    Reference,
    StandardPage,
    TeamPage,
    TreatmentPage,
)
from education.sample.build import text, who_not
from education.structured_data.questions import questions
from education.structured_data.script import as_script
from tests.education.conftest import MakeArticle
from tests.education.structured import graph_in, html_of, node_of

SITE = "http://localhost:8000"


def test_the_organization_and_the_website_are_the_same_on_every_page(
    home: HomePage, flagship: TreatmentPage
) -> None:
    clinic = ClinicSettings.load()

    graphs = [graph_in(html_of(page)) for page in (home, flagship)]

    assert graphs[0][:2] == graphs[1][:2]
    assert graphs[0][0] == {
        "@type": "Organization",
        "@id": f"{SITE}/#organization",
        "name": clinic.name,
        "slogan": clinic.tagline,
        "url": f"{SITE}/",
        "logo": f"{SITE}/static/img/wordmark.svg",
        "telephone": clinic.phone,
    }
    assert graphs[0][1]["potentialAction"] == {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{SITE}/search/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }


def test_a_medical_page_names_reviewer_author_and_sources(make_article: MakeArticle) -> None:
    clinician = Clinician.objects.create(name="Sample Clinician", credentials="MD")
    Reference.objects.create(
        key="a-2018",
        kind=Reference.Kind.TRIAL,
        authors="Ada B et al.",
        title="Sleep & pain",
        journal="Pain",
        year=2018,
        doi="10.1000/1",
        pmid="123",
    )
    Reference.objects.create(key="b", kind=Reference.Kind.AUTHORITY, authors="FDA", title="Label")
    page = make_article(
        author="Ada Sample",
        reviewed_by=clinician,
        last_reviewed_on=date(2026, 2, 3),
        body=[text("It helps.[[ref:a-2018]] It does.[[ref:b]]")],
    )

    found = node_of(graph_in(html_of(page)), "MedicalWebPage")

    assert found == {
        "@type": "MedicalWebPage",
        "@id": f"{SITE}/sleep-and-pain/#page",
        "url": f"{SITE}/sleep-and-pain/",
        "name": "Sleep and pain",
        "description": "Poor sleep and pain can feed each other.",
        "inLanguage": "en-us",
        "isPartOf": {"@id": f"{SITE}/#website"},
        "publisher": {"@id": f"{SITE}/#organization"},
        "author": {"@type": "Person", "name": "Ada Sample"},
        "reviewedBy": {
            "@type": "Person",
            "@id": f"{SITE}/#clinician-{clinician.pk}",
            "name": "Sample Clinician",
            "honorificSuffix": "MD",
        },
        "lastReviewed": "2026-02-03",
        "citation": [
            {
                "@type": "ScholarlyArticle",
                "@id": "https://doi.org/10.1000/1",
                "name": "Sleep & pain",
                "creditText": "Ada B et al.",
                "isPartOf": {"@type": "Periodical", "name": "Pain"},
                "datePublished": "2018",
                "sameAs": ["https://pubmed.ncbi.nlm.nih.gov/123/"],
            },
            {
                "@type": "CreativeWork",
                "@id": f"{SITE}/#reference-b",
                "name": "Label",
                "creditText": "FDA",
            },
        ],
        "breadcrumb": {"@id": f"{SITE}/sleep-and-pain/#breadcrumb"},
    }


def test_a_published_page_says_since_when_and_when_it_was_changed(flagship: TreatmentPage) -> None:
    found = node_of(graph_in(html_of(flagship)), "MedicalWebPage")

    assert (found["datePublished"], found["dateModified"]) == (
        flagship.first_published_at.isoformat(timespec="seconds"),
        flagship.last_published_at.isoformat(timespec="seconds"),
    )


def test_a_treatment_says_for_whom_it_is_not(flagship: TreatmentPage) -> None:
    Reference.objects.create(key="a", authors="A", journal="Pain")
    flagship.body = [who_not("Not for", "", "People with psychosis.[[ref:a]]", "People who are pregnant.")]
    flagship.save_revision().publish()

    graph = graph_in(html_of(flagship))

    therapy = node_of(graph, "MedicalTherapy")
    assert therapy["contraindication"] == [
        {"@type": "MedicalContraindication", "name": "People with psychosis."},
        {"@type": "MedicalContraindication", "name": "People who are pregnant."},
    ]
    assert node_of(graph, "MedicalWebPage")["about"] == {"@id": therapy["@id"]}


def test_a_condition_says_its_other_names(home: HomePage) -> None:
    condition = ConditionPage(title="CRPS", slug="crps", summary="A nerve illness.", also_called="RSD, C-1")
    home.add_child(instance=condition)

    found = node_of(graph_in(html_of(condition)), "MedicalCondition")

    assert found == {
        "@type": "MedicalCondition",
        "@id": f"{SITE}/crps/#condition",
        "name": "CRPS",
        "alternateName": ["RSD", "C-1"],
        "description": "A nerve illness.",
    }


def test_a_location_page_says_address_telephone_and_hours(places: StandardPage, tampa: Location) -> None:
    page = LocationPage(title="Tampa", slug="tampa", summary="By the bay.", location=tampa)
    places.add_child(instance=page)

    graph = graph_in(html_of(page))

    clinic = node_of(graph, "MedicalClinic")
    hours = clinic.pop("openingHoursSpecification")
    assert clinic == {
        "@type": "MedicalClinic",
        "@id": f"{SITE}/#location-{tampa.pk}",
        "name": "Tampa Sample",
        "telephone": "(813) 555-0100",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Bay Street",
            "addressLocality": "Tampa",
            "addressRegion": "FL",
            "postalCode": "33601",
            "addressCountry": "US",
        },
        "parentOrganization": {"@id": f"{SITE}/#organization"},
    }
    assert [(row["dayOfWeek"], row["opens"], row["closes"]) for row in hours] == [
        ("Monday", "08:30", "17:00"),
        ("Tuesday", "08:30", "17:00"),
        ("Wednesday", "08:30", "17:00"),
        ("Thursday", "08:30", "17:00"),
        ("Friday", "09:00", "12:00"),
    ]
    assert [step["name"] for step in node_of(graph, "BreadcrumbList")["itemListElement"]] == [
        "Home",
        "Places",
        "Tampa",
    ]


def test_a_place_that_is_shut_is_not_offered(places: StandardPage, tampa: Location) -> None:
    page = LocationPage(title="Tampa", slug="tampa", summary="By the bay.", location=tampa)
    places.add_child(instance=page)
    assert node_of(graph_in(html_of(page)), "MedicalClinic")
    tampa.is_active = False
    tampa.save()

    graph = graph_in(html_of(page))

    assert [node for node in graph if node["@type"] == "MedicalClinic"] == []


def test_the_team_page_says_who_works_here(home: HomePage, tampa: Location) -> None:
    clinician = Clinician.objects.create(
        name="Sample Clinician", credentials="MD", title="Director", languages="English, Spanish"
    )
    clinician.locations.add(tampa)
    team = TeamPage(title="Team", slug="team", summary="Who works here.")
    home.add_child(instance=team)

    found = node_of(graph_in(html_of(team)), "Person")

    assert found == {
        "@type": "Person",
        "@id": f"{SITE}/#clinician-{clinician.pk}",
        "name": "Sample Clinician",
        "honorificSuffix": "MD",
        "jobTitle": "Director",
        "knowsLanguage": ["English", "Spanish"],
        "worksFor": {"@id": f"{SITE}/#organization"},
        "workLocation": [{"@id": f"{SITE}/#location-{tampa.pk}"}],
    }


def test_questions_are_told_with_their_answers() -> None:
    item = {"question": "Is it safe?", "answer": SimpleNamespace(source="<p>Ask <b>us</b>.</p><p>Call.</p>")}
    body: list[Any] = [
        SimpleNamespace(block_type="questions", value={"title": "Questions", "items": [item]}),
        SimpleNamespace(block_type="text", value="<p>Text.</p>"),
    ]

    assert questions(body) == [
        {
            "@type": "Question",
            "name": "Is it safe?",
            "acceptedAnswer": {"@type": "Answer", "text": "Ask us. Call."},
        }
    ]


def test_a_page_without_questions_is_no_list_of_them(flagship: TreatmentPage) -> None:
    assert [node for node in graph_in(html_of(flagship)) if "FAQPage" in node["@type"]] == []


def test_no_text_can_close_the_element() -> None:
    script = as_script({"name": "</script><!-- & <script>"})

    assert script == (
        '<script type="application/ld+json">'
        '{"name":"\\u003C/script\\u003E\\u003C!-- \\u0026 \\u003Cscript\\u003E"}</script>'
    )


def test_a_title_with_markup_stays_text(make_article: MakeArticle) -> None:
    page = make_article(title="</script><b>Bold & </title>", slug="bold")

    html = html_of(page)

    assert node_of(graph_in(html), "MedicalWebPage")["name"] == "</script><b>Bold & </title>"
    assert "<b>Bold" not in html
