"""The HTML beside the plain text: the same words, nothing from elsewhere, readable by day and by night."""

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

from appointments.emails import TRANSLATED, render
from appointments.enums import ForWhom, Language, MessageKind
from clinic.models import AccountLetterKind, ClinicSettings
from tests.appointments.calendar import make_resource
from tests.appointments.letters import make_letter
from tests.clinic.test_look import READING, contrast

TEMPLATES = Path(settings.ROOT) / "templates" / "emails"
OF_NO_KIND = {
    *("base.html", "own_words.txt", "own_words.html"),
    # To staff, in English.
    *("morning_digest.txt", "morning_digest.html"),
    *(f"accounts/{kind}.{ending}" for kind in AccountLetterKind.values for ending in ("txt", "html")),
}
MOST_BYTES = 12_000  # Far below the 102 kB at which some clients cut a message.

ELSEWHERE = re.compile(
    r"https?:|//|\burl\(|@import|@font-face|\bsrc(?:set)?=|\bbackground=|\bon\w+=|"
    r"<(?:link|img|script|iframe|object|embed|form|svg|video|audio|base)\b",
    re.I,
)
NAMES = ["Ada", "<b>Ana & Co</b>", 'Zoë "Lala" O\'Neil', "</style><script>x</script>", "&lt;Ana&gt;"]


@dataclass(frozen=True)
class Box:
    """What an element hands on to what stands in it."""

    shown: bool = True
    color: str = ""
    background: str = ""


class Reader(HTMLParser):
    """Reads an email as a person does: the words that are seen, where links lead, what stands on what."""

    inline = frozenset({"a", "strong", "span"})
    empty = frozenset({"meta", "br"})

    def __init__(self, html: str, dark: dict[str, dict[str, str]] | None = None) -> None:
        super().__init__()
        self.dark = dark or {}
        self.seen, self.hidden, self.links, self.languages = "", "", [], []
        self.pairs: set[tuple[str, str]] = set()
        self.boxes, self.items = [Box()], 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        self.links += [given["href"]] if "href" in given else []
        self.languages += [given["lang"]] if "lang" in given else []
        self.seen += "" if tag in self.inline else " "
        self.items = 0 if tag == "ol" else self.items + (tag == "li")
        self.seen += f"{self.items}. " if tag == "li" else ""
        if tag not in self.empty:
            self.boxes.append(self.box_of(tag, given))

    def box_of(self, tag: str, given: dict[str, str]) -> Box:
        style = declared(given.get("style", ""))
        for name in given.get("class", "").split():
            style |= self.dark.get(name, {})
        around = self.boxes[-1]
        return replace(
            around,
            shown=around.shown and tag != "head" and style.get("display") != "none",
            color=style.get("color", around.color),
            background=style.get("background-color", around.background),
        )

    def handle_endtag(self, tag: str) -> None:
        self.boxes.pop()

    def handle_data(self, text: str) -> None:
        box = self.boxes[-1]
        if not box.shown:
            self.hidden += text
            return
        self.seen += text
        if text.strip():
            self.pairs.add((box.color, box.background))


def declared(style: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in style.split(";") if part.strip())
    return {name.strip(): value.replace("!important", "").strip() for name, value in pairs}


def dark_rules(html: str) -> dict[str, dict[str, str]]:
    """Return class → what the dark scheme declares for it."""
    dark = html.split("@media (prefers-color-scheme: dark)")[1].split("</style>")[0]
    return {name: declared(inside) for name, inside in re.findall(r"\.(\w+) \{([^}]*)\}", dark)}


LINK = "https://clinic.example/manage/" + "x" * 43 + "/"
EVERY_KIND = pytest.mark.parametrize("kind", MessageKind.values)
# After bad news, and before somebody has called, nobody is left alone with it.
WITH_HELP = {
    MessageKind.REQUEST_RECEIVED,
    MessageKind.APPOINTMENT_CANCELLED,
    MessageKind.APPOINTMENT_MISSED,
    MessageKind.REQUEST_CLOSED,
    MessageKind.STAFF_REPLY,
}


def templates(suffix: str) -> dict[str, str]:
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in TEMPLATES.rglob(f"*{suffix}")
    }


def test_every_message_has_a_subject_a_text_and_an_html_in_every_language() -> None:
    files = ("subject.txt", "body.txt", "body.html")

    found = {name for name in {**templates(".txt"), **templates(".html")} if not name.startswith("parts/")}

    expected = {
        f"{kind}/{code}/{file}"
        for kind in set(MessageKind.values) - {MessageKind.STAFF_REPLY}
        for code in TRANSLATED
        for file in files
    }
    assert found == expected | OF_NO_KIND


def test_what_one_language_has_the_other_has_too() -> None:
    names = {**templates(".txt"), **templates(".html")}

    english, spanish = (
        {name.replace(f"/{code}/", "/") for name in names if f"/{code}/" in name} for code in TRANSLATED
    )

    assert len(english) > 40
    assert english == spanish


@pytest.mark.django_db
@EVERY_KIND
def test_the_html_says_word_for_word_what_the_text_says(kind) -> None:
    letter = make_letter(kind)

    for letter.language, letter.request.first_name in product(Language.values, NAMES):
        message = render(letter, link=LINK)

        assert Reader(message.html).seen.split() == message.body.split()
        assert letter.request.first_name in message.body
        assert "{" not in message.body + message.subject


@pytest.mark.django_db
@EVERY_KIND
def test_markup_in_a_name_is_escaped_in_the_html_and_stays_as_it_is_in_the_text(kind) -> None:
    letter = make_letter(kind, helper_relation="nurse")
    name = '<b>Ana & Co</b> "O\'Neil" {{ reference }} {clinic_phone}'
    letter.request.first_name = letter.request.helper_name = name

    for letter.request.for_whom in ForWhom.values:
        message = render(letter, link=LINK)

        assert f"Hello {name},\n" in message.body
        assert "<b>" not in message.html
        escaped = "&lt;b&gt;Ana &amp; Co&lt;/b&gt; &quot;O&#x27;Neil&quot; {{ reference }} {clinic_phone}"
        assert f"Hello {escaped},</p>" in re.sub(r"\s+</p>", "</p>", message.html)


@pytest.mark.django_db
@EVERY_KIND
def test_the_html_names_its_language_twice_as_some_clients_drop_the_first(kind) -> None:
    letter = make_letter(kind)

    for letter.language, code in (("en", "en"), ("es", "es"), ("other", "en")):
        assert Reader(render(letter).html).languages == [code, code]


@pytest.mark.django_db
@EVERY_KIND
def test_the_hidden_line_for_the_list_of_messages_repeats_a_sentence_of_the_text(kind) -> None:
    letter = make_letter(kind)

    for letter.language in TRANSLATED:
        message = render(letter)
        preheader = " ".join(message.html.split("<body")[1].split("</div>")[0].split(">")[-1].split())

        assert len(preheader) > 30
        assert preheader in message.body
        assert preheader in " ".join(Reader(message.html).hidden.split())


@pytest.mark.django_db
@EVERY_KIND
def test_links_only_call_text_and_lead_to_the_private_page_and_a_map(kind) -> None:
    clinic = ClinicSettings.load()
    clinic.phone, clinic.calls_from = "(305) 555-0100", "+1 305 555 0199"
    clinic.save()
    resource = make_resource()

    links = Reader(render(make_letter(kind, resource=resource), link=LINK).html).links

    a_map = resource.location.directions_url
    help_lines = ["tel:911", "tel:988", "sms:988"] if kind in WITH_HELP else []
    assert links[-1 - len(help_lines) :] == [*help_lines, "tel:3055550100"]
    assert set(links) <= {LINK, a_map, "tel:+13055550199", "tel:3055550100", *help_lines}
    assert links.count(LINK) == 1


@pytest.mark.django_db
@EVERY_KIND
def test_both_languages_have_the_same_links(kind) -> None:
    letter = make_letter(kind)

    english = Reader(render(letter, link=LINK).html).links
    letter.language = Language.SPANISH

    assert Reader(render(letter, link=LINK).html).links == english


def test_no_email_loads_or_links_to_anything_elsewhere() -> None:
    found = {name: ELSEWHERE.findall(text) for name, text in templates(".html").items()}

    assert len(found) > 2
    assert found == {name: [] for name in found}


@pytest.mark.parametrize(
    "markup",
    [
        *('<a href="http://x.example">', '<a href="//x.example">', "<img alt=x>", "<LINK rel=stylesheet>"),
        *("<p style='background: url(x)'>", '<td background="x">', "<b srcset=x>", "@import 'x'"),
        "<p onclick=x>",
    ],
)
def test_what_comes_from_elsewhere_is_found(markup) -> None:
    assert ELSEWHERE.search(markup)


def test_colours_of_emails_are_the_sites_own() -> None:
    tokens = (Path(settings.ROOT) / "static" / "css" / "tokens.css").read_text()

    used = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", "".join(templates(".html").values())))

    assert len(used) > 8
    assert used - set(re.findall(r"#[0-9a-f]{6}\b", tokens)) == set()


@pytest.mark.django_db
@EVERY_KIND
def test_every_word_can_be_read_by_day_and_by_night_and_without_the_style_element(kind) -> None:
    letter = make_letter(kind)

    for letter.language in TRANSLATED:
        html = render(letter, link=LINK).html
        # By day the style element adds nothing, so this is also what stays where a client drops it.
        pairs = {"light": Reader(html).pairs, "dark": Reader(html, dark_rules(html)).pairs}

        assert min(map(len, pairs.values())) >= 4
        assert {pair for found in pairs.values() for pair in found if contrast(*pair) < READING} == set()


@pytest.mark.django_db
@EVERY_KIND
def test_the_html_is_small(kind) -> None:
    letter = make_letter(kind)

    for letter.language in TRANSLATED:
        assert len(render(letter, link=LINK).html.encode()) < MOST_BYTES
