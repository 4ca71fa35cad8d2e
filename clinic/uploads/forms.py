"""The forms of Wagtail that take uploads, with our checks (settings name them)."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from clinic.uploads.documents import check_document
from clinic.uploads.pictures import made_anew


class ImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        return made_anew(file) if "file" in self.changed_data else file


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_document(file)
        return file
