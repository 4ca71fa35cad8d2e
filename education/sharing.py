"""Ways to pass a page on: plain links, no script of anybody's, and nothing is sent before a press."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    """`is_elsewhere`: it leads to another site, which is not told where the reader comes from."""

    label: str
    url: str
    is_elsewhere: bool = True


def share_links(url: str, title: str) -> list[ShareLink]:
    # In a mailto address a plus sign is a plus sign, so spaces have to be written out.
    mail = urlencode({"subject": title, "body": url}, quote_via=quote)
    return [
        ShareLink(_("Email"), f"mailto:?{mail}", is_elsewhere=False),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': url})}"),
        ShareLink("LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?{urlencode({'url': url})}"),
        ShareLink("X", f"https://x.com/intent/post?{urlencode({'url': url, 'text': title})}"),
    ]
