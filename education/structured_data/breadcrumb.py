"""Where a page stands in the site."""

from education.structured_data.text import Node


def breadcrumb(page_url: str, steps: list[tuple[str, str]]) -> Node:
    """Return the trail; `steps` are title and address of each page, the first the site's home."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{page_url}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": title, "item": url}
            for position, (title, url) in enumerate(steps, start=1)
        ],
    }
