"""The blocks beside the flagship's: what readers get, and what editors are told."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.test.html import parse_html
from wagtail.blocks import StreamBlock
from wagtail.images.models import Image

from clinic.models import User
from education.blocks import BODY_BLOCKS
from education.sample import build
from tests.education.conftest import make_document, make_image
from tests.signed_in import sign_in

STREAM = StreamBlock(BODY_BLOCKS)


def render(block: build.Block) -> str:
    [child] = STREAM.to_python([block])
    return child.render()


def block(kind: str, **value: Any) -> build.Block:
    return {"type": kind, "value": value}


def problems(sample: build.Block) -> dict[str, list[str]]:
    """Return field → what the editor is told, for a block that is refused."""
    [child] = STREAM.to_python([sample])
    with pytest.raises(ValidationError) as refusal:
        child.block.clean(child.value)
    errors = refusal.value.block_errors
    return {name: _messages(error) for name, error in errors.items()}


def _messages(error: Any) -> list[str]:
    inside = [text for one in getattr(error, "block_errors", {}).values() for text in _messages(one)]
    return inside or [
        text for one in getattr(error, "non_block_errors", None) or [error] for text in _texts(one)
    ]


def _texts(error: Any) -> list[str]:
    return error.messages if isinstance(error, ValidationError) else [str(error)]


@pytest.mark.parametrize(
    ("sample", "html"),
    [
        (
            build.warning("Be careful", "It is <b>hot</b>."),
            """<section class="notice notice--caution" aria-label="Be careful">
            <p class="notice__title">Be careful</p><p>It is <b>hot</b>.</p></section>""",
        ),
        (
            build.dos_and_donts("Before", do=["rest"], dont=["<drive>"]),
            """<section class="dos" aria-label="Before"><p class="dos__title">Before</p>
            <div class="dos__lists">
            <div class="dos__do"><p class="dos__word">Do</p><ul role="list"><li>rest</li></ul></div>
            <div class="dos__dont"><p class="dos__word">Don't</p>
            <ul role="list"><li>&lt;drive&gt;</li></ul></div></div></section>""",
        ),
        (
            build.timeline("Weeks", ("Day 1", "You come", "Bring a list."), ("Day 2", "You rest", "")),
            """<p class="timeline__heading">Weeks</p><ol class="timeline" role="list">
            <li><p class="timeline__when">Day 1</p><p class="timeline__title">You come</p>
            <p>Bring a list.</p></li>
            <li><p class="timeline__when">Day 2</p><p class="timeline__title">You rest</p></li></ol>""",
        ),
        (
            build.comparison("Ways", ["Way", "When"], ("Form", "Always")),
            """<div class="table-scroll" role="region" aria-label="Ways" tabindex="0">
            <table class="table"><caption>Ways</caption>
            <thead><tr><th scope="col">Way</th><th scope="col">When</th></tr></thead>
            <tbody><tr><th scope="row">Form</th><td>Always</td></tr></tbody></table></div>""",
        ),
        (
            build.questions("Asked", ("Why?", "Because.")),
            """<p class="accordion__title">Asked</p><div class="accordion"><details><summary>Why?</summary>
            <div class="accordion__body"><p>Because.</p></div></details></div>""",
        ),
        (
            block("quote", text="They <listen>.", who="A patient", consent=True),
            """<figure class="quote"><blockquote><p>They &lt;listen&gt;.</p></blockquote>
            <figcaption>A patient</figcaption></figure>""",
        ),
    ],
)
def test_a_block_renders_as_its_own_html(sample: build.Block, html: str) -> None:
    assert parse_html(render(sample)) == parse_html(html)


def test_a_number_up_to_100_shows_as_one_dot_a_person() -> None:
    dots = [re.findall(r'd="(M[^"]+)"', render(build.one_in(number, "x", "y"))) for number in (25, 100, 101)]

    one = "M.5 .5h.01"
    hundred = "".join(f"M.5 {row}.5h9.01" for row in range(10))
    assert dots == [["M.5 0.5h9.01M.5 1.5h9.01M.5 2.5h4.01", one], [hundred, one], []]


@pytest.mark.parametrize(
    ("sample", "told"),
    [
        (
            build.comparison(
                "Ways", ["Way", "When"], ("Form", "Always"), ("Call", "Today", "Now"), ("Mail",)
            ),
            {
                "rows": [
                    "Row 2 has 3 cells, but there are 2 headers.",
                    "Row 3 has 1 cell, but there are 2 headers.",
                ]
            },
        ),
        (
            build.comparison("", ["Way", ""], ("Form", "Always")),
            {"caption": ["This field is required."], "headers": ["This field is required."]},
        ),
        (
            block("quote", text="Good.", who="A patient", consent=False),
            {"consent": ["Nobody may be quoted without written consent."]},
        ),
        (build.timeline("", ("Day 1", "", "")), {"entries": ["This field is required."]}),
    ],
)
def test_a_block_says_what_is_wrong_with_it(sample: build.Block, told: dict[str, list[str]]) -> None:
    assert problems(sample) == told


def an_image(image: Image, **fields: Any) -> build.Block:
    usual = {
        "image": image.pk,
        "alternative": "A garden",
        "is_decorative": False,
        "caption": "",
        "credit": "Us",
    }
    return block("image", **(usual | fields))


def test_an_image_comes_in_three_sizes_with_its_words_and_when_it_is_needed(image: Image) -> None:
    html = render(an_image(image, caption="Behind the clinic."))

    tag = re.search(r"<img[^>]+>", html)[0]
    assert re.findall(r"width-(\d+)\.format-webp\.webp (\d+)w", tag) == [
        ("480", "480"),
        ("800", "800"),
        ("1200", "1200"),
    ]
    assert [part in tag for part in ('alt="A garden"', 'width="480"', 'height="270"', 'loading="lazy"')] == [
        True
    ] * 4
    assert re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).strip() == "Behind the clinic. Us"


def test_a_decorative_image_has_an_empty_alternative(image: Image) -> None:
    html = render(an_image(image, alternative="", is_decorative=True))

    assert 'alt=""' in html


@pytest.mark.parametrize(
    "fields",
    [{"alternative": "", "is_decorative": False}, {"alternative": "A garden", "is_decorative": True}],
)
def test_an_image_has_an_alternative_or_decorates(image: Image, fields: dict[str, Any]) -> None:
    assert problems(an_image(image, **fields)) == {
        "alternative": ["Write an alternative text, or mark the image as decorative: one of both."]
    }


def test_an_image_without_a_credit_is_refused(image: Image) -> None:
    assert problems(an_image(image, credit="")) == {"credit": ["This field is required."]}


def a_video(image: Image, film: str = "film.mp4", **fields: Any) -> build.Block:
    usual = {
        "title": "A look around",
        "poster": image.pk,
        "captions": None,
        "transcript": "<p>A door opens.</p>",
    }
    return block("video", film=make_document(film).pk, **(usual | fields))


def test_a_video_lies_here_and_loads_nothing_until_it_is_pressed(image: Image) -> None:
    captions = make_document("words.vtt")

    html = render(a_video(image, captions=captions.pk))

    assert re.findall(r'preload="(\w+)"', html) == ["none"]
    assert "autoplay" not in html
    assert re.findall(r'(?:src|poster)="([^"]+)"', html) == [
        "/media/images/garden.width-1200.format-webp.webp",
        "/media/documents/film.mp4",
        "/media/documents/words.vtt",
    ]
    assert 'type="video/mp4"' in html
    assert "<p>A door opens.</p>" in html.split("<details")[1]


def test_a_video_needs_its_words_and_the_right_kinds_of_file(image: Image) -> None:
    captions = make_document("words.txt").pk

    assert problems(a_video(image, "film.pdf", captions=captions)) == {
        "film": ["Choose an MP4 or WebM file."],
        "captions": ["Choose a WebVTT file, which ends in .vtt."],
    }
    assert problems(a_video(image, transcript="")) == {"transcript": ["This field is required."]}


@pytest.mark.django_db
def test_the_website_may_play_its_own_films(client: Client) -> None:
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]

    assert "media-src 'self'" in policy.split("; ")


def test_a_download_says_what_it_is_and_how_large(db: None, media: Any) -> None:
    document = make_document("list.pdf", b"x" * 2048)

    html = render(block("download", document=document.pk, title=""))

    assert parse_html(html) == parse_html(
        f"""<p class="download"><a href="/documents/{document.pk}/list.pdf">Sample list.pdf</a>
        <span class="meta">PDF, 2.0 KB</span></p>"""
    )


def test_images_cost_the_same_queries_with_1_and_3(
    db: None, media: Any, django_assert_num_queries: Any
) -> None:
    samples = [an_image(make_image(name)) for name in ("One", "Two", "Three")]
    for sample in samples:
        render(sample)

    for count in (1, 3):
        body = STREAM.to_python(samples[:count])
        with django_assert_num_queries(2):
            assert "".join(child.render() for child in body).count("<img") == count


@pytest.mark.django_db
@pytest.mark.parametrize("name", list(STREAM.child_blocks))
def test_the_editor_sees_each_block_before_choosing_it(client: Client, name: str) -> None:
    sign_in(client, User.objects.create_superuser("editor"))
    definition = STREAM.child_blocks[name]
    assert (bool(definition.get_description()), definition.is_previewable) == (True, True)

    response = client.get("/cms/block-preview/", {"id": definition.definition_prefix})

    html = response.content.decode()
    main = html.split("<main")[1].split("</main>")[0]
    assert response.status_code == 200
    assert "css/site.css" in html
    assert len(re.sub(r"<[^>]+>|\s+", "", main)) > 10
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
