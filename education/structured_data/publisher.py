"""The clinic as a whole, and its website."""

from dataclasses import dataclass

from education.structured_data.text import Node, without_empty


@dataclass(frozen=True)
class Publisher:
    """Who publishes the pages. `site_url` has no slash at its end; every id begins with it."""

    site_url: str
    name: str
    tagline: str
    phone: str
    logo_url: str
    language: str
    elsewhere: tuple[str, ...] = ()

    def id_of(self, kind: str, key: object = "") -> str:
        """Return an id that stays the same on every page, such as …/#location-3."""
        return f"{self.site_url}/#{kind}-{key}" if key else f"{self.site_url}/#{kind}"

    @property
    def organization_id(self) -> str:
        return self.id_of("organization")

    @property
    def website_id(self) -> str:
        return self.id_of("website")


def organization(publisher: Publisher) -> Node:
    return without_empty(
        {
            "@type": "Organization",
            "@id": publisher.organization_id,
            "name": publisher.name,
            "slogan": publisher.tagline,
            "url": f"{publisher.site_url}/",
            "logo": publisher.logo_url,
            "telephone": publisher.phone,
            "sameAs": list(publisher.elsewhere),
        }
    )


def website(publisher: Publisher) -> Node:
    return {
        "@type": "WebSite",
        "@id": publisher.website_id,
        "url": f"{publisher.site_url}/",
        "name": publisher.name,
        "inLanguage": publisher.language,
        "publisher": {"@id": publisher.organization_id},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{publisher.site_url}/search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
