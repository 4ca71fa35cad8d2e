"""The forms of Wagtail that take uploads, with our checks (settings name them)."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from clinic.uploads.documents import check_document
from clinic.uploads.pictures import UNREADABLE, made_anew


class PictureField(WagtailImageField):
    """Wagtail's, which fails as a fault of the site on a picture that breaks off in its header."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, ValueError, SyntaxError) as error:
            raise ValidationError(UNREADABLE) from error


class ImageForm(BaseImageForm):
    file = PictureField(label="File")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return made_anew(file) if "file" in self.changed_data else file


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_document(file)
        return file
