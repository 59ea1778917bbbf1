"""Files that strangers send: one, in memory up to a size, and never written down as it came."""

from io import BytesIO
from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

WORDS_BYTES: Final = 100_000  # of the fields beside the file


class OneFile(FileUploadHandler):
    """The first file up to `most` bytes. A larger one arrives empty, with the size it had."""

    chunk_size = 64 * 1024

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        super().__init__(request)
        self.most, self.size, self.files = most, 0, 0
        self.chunks: list[bytes] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the first; the rest is read past."""
        super().new_file(*args, **kwargs)
        self.files += 1
        if self.files > 1:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep it while there is room."""
        self.size += len(raw_data)
        if self.size <= self.most:
            self.chunks.append(raw_data)
        else:
            self.chunks.clear()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file without the name that it had."""
        content = BytesIO(b"".join(self.chunks))
        return InMemoryUploadedFile(content, self.field_name, "file", "", self.size, None)


def take_one_file(request: HttpRequest, *, most: int) -> bool:
    """Read the form so; False when it says that it is far too long. Before `request.POST`."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return False
    request.upload_handlers = [OneFile(request, most=most)]
    return length <= most + WORDS_BYTES
