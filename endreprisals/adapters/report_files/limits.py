"""How much a report file may ask of this machine, and what goes wrong when it asks for more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for opening one file; sizes in bytes, times in seconds."""

    file_bytes: int = 60_000_000
    unpacked_bytes: int = 120_000_000
    packed_files: int = 3_000
    memory_bytes: int = 900_000_000  # address space of the child, interpreter and library included
    cpu_seconds: int = 40
    wall_seconds: float = 60.0
    pages: int = 1_000
    lines: int = 400_000
    characters: int = 20_000_000
    nesting: int = 200
    elements: int = 3_000_000


class UnreadableFile(Exception):
    """A file that gave no text; the message says why and what a person can do."""

    message = "The file could not be read."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)


class UnknownFormat(UnreadableFile):
    """Neither PDF, DOCX, HTML nor plain text."""

    message = (
        "This is no PDF, DOCX, HTML or text file: save the report in one of these and try again."
    )


class OldWordFile(UnreadableFile):
    """The Word format of before 2007."""

    message = "This is a Word file of the old kind (.doc): save it as DOCX and try again."


class EmptyFile(UnreadableFile):
    """A file of no bytes."""

    message = "The file is empty: fetch it again."


class BrokenFile(UnreadableFile):
    """Damaged, cut short, or not what it says it is."""

    message = (
        "The file is damaged or cut short: fetch it again from the United Nations documents site."
    )


class EncryptedFile(UnreadableFile):
    """Locked with a password."""

    message = "The file is locked with a password: save a copy without one and try again."


class NoText(UnreadableFile):
    """Pages that are pictures."""

    message = (
        "The pages hold no text, so they are likely scanned: fetch the version of the "
        "documents site, or have it typed."
    )


class TooLarge(UnreadableFile):
    """More bytes, memory or text than a report has."""

    message = (
        "The file is far larger than any report, packed or unpacked, and was not opened further."
    )


class TooManyPages(UnreadableFile):
    """More pages than a report has."""

    message = (
        "The file has far more pages than any report: take out the report alone and try again."
    )


class TooDeep(UnreadableFile):
    """Elements inside elements without end."""

    message = "The file is nested far deeper than any report and was not opened further."


class ForbiddenContent(UnreadableFile):
    """Declarations that a report has no need of, such as XML entities."""

    message = (
        "The file holds declarations that a report has no need of (XML entities) and "
        "was not opened further."
    )


class TooSlow(UnreadableFile):
    """Still being opened when its time was up."""

    message = "The file took too long to open and was given up."


class ReaderFailed(UnreadableFile):
    """The reading process died without saying why."""

    message = (
        "The program that opens files stopped on this one, which is likely damaged or "
        "hostile. Nothing was kept."
    )


ERRORS = {
    error.__name__: error
    for error in (
        UnknownFormat,
        OldWordFile,
        EmptyFile,
        BrokenFile,
        EncryptedFile,
        NoText,
        TooLarge,
        TooManyPages,
        TooDeep,
        ForbiddenContent,
        TooSlow,
        ReaderFailed,
    )
}
