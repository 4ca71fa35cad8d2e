"""Photos, films and files. They lie on this site; no page asks another site for any."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.models import AbstractDocument

from education.blocks.choosers import FileChooserBlock, PictureChooserBlock
from education.blocks.text import RICH_TEXT

FILMS = {"mp4": "video/mp4", "webm": "video/webm"}


class ImageBlock(blocks.StructBlock):
    image = PictureChooserBlock(help_text="A photo or drawing that the clinic may use.")
    alternative = blocks.CharBlock(
        max_length=200,
        required=False,
        label="Alternative text",
        help_text="What the image says to somebody who cannot see it, such as “A nurse at a bedside”.",
    )
    is_decorative = blocks.BooleanBlock(
        required=False, label="Decorative", help_text="The words around it say everything already."
    )
    caption = blocks.CharBlock(
        max_length=240, required=False, help_text="Below the image, such as “The room for visits in Miami”."
    )
    credit = blocks.CharBlock(max_length=120, help_text="Who made it, such as “Photo: Sample Studio”.")

    class Meta:
        icon = "image"
        label = "Image"
        label_format = "{alternative} {caption}"
        description = "A photo or a drawing, with its words and who made it."
        template = "education/blocks/image.html"
        preview_template = "education/block_previews/image.html"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if bool(value["alternative"]) == bool(value["is_decorative"]):
            message = ValidationError(
                "Write an alternative text, or mark the image as decorative: one of both."
            )
            raise blocks.StructBlockValidationError(block_errors={"alternative": message})
        return value


class VideoValue(blocks.StructValue):
    @property
    def media_type(self) -> str:
        return FILMS.get(_extension(self["film"]), "")


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="Such as “A walk through the clinic”.")
    film = FileChooserBlock(help_text="An MP4 or WebM file among the documents.")
    poster = PictureChooserBlock(
        label="Picture before it plays", help_text="What readers see before they press play."
    )
    captions = FileChooserBlock(
        required=False, help_text="A WebVTT file (.vtt). Needed as soon as somebody speaks in the film."
    )
    transcript = blocks.RichTextBlock(
        features=RICH_TEXT,
        help_text="All that is said and shown, for people who cannot hear or see it,"
        " such as “Nurse: Please sit down. (A chair at a window.)”",
    )

    class Meta:
        icon = "media"
        label = "Video"
        label_format = "{title}"
        description = "A film from this site. Nothing of it is loaded until a reader presses play."
        template = "education/blocks/video.html"
        preview_template = "education/block_previews/video.html"
        value_class = VideoValue

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        errors = {}
        if not value.media_type:
            errors["film"] = ValidationError("Choose an MP4 or WebM file.")
        if value["captions"] and _extension(value["captions"]) != "vtt":
            errors["captions"] = ValidationError("Choose a WebVTT file, which ends in .vtt.")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class DownloadBlock(blocks.StructBlock):
    document = FileChooserBlock(help_text="A file among the documents, best a PDF.")
    title = blocks.CharBlock(
        max_length=120,
        required=False,
        help_text="Such as “List for your visit”. Empty means the document's own title.",
    )

    class Meta:
        icon = "download"
        label = "Download"
        label_format = "{title}"
        description = "A file to keep, with its type and size."
        template = "education/blocks/download.html"
        preview_template = "education/block_previews/download.html"


def _extension(document: AbstractDocument | None) -> str:
    return document.file_extension.lower() if document else ""
