"""The parts of a DOCX as trees of XML: what would fill the memory is refused before it is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from loaders.documents.text import TextError

#: A report of a thousand pages has some 20 MB of XML.
MOST_PART_MB = 100
#: Of what is small and many, such as empty paragraphs, a tree takes ten times the room of its text.
MOST_TAGS = 2_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_TYPES = "[Content_Types].xml"


class Archive:
    """A DOCX, whose parts are read when they are asked for. Pictures and what is embedded never are."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGED:
            raise self._damaged() from None
        self.names = frozenset(self._zip.namelist())

    def part(self, path: str) -> Any:
        """Return the root of a part; None where there is none."""
        from lxml import etree

        if path not in self.names:
            return None
        entry = self._zip.getinfo(path)
        if entry.file_size > MOST_PART_MB * 2**20:
            raise TextError(
                "{file} unpacks to {size} MB; at most {most} MB are read: divide it",
                file=self._name, size=entry.file_size // 2**20, most=MOST_PART_MB,
            )  # fmt: skip
        # No entity is ever replaced, and a part that declares any is none of Word's.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            # A size that the archive denies ends the reading there: no more than it says is unpacked.
            content = self._zip.read(entry)
            if content.count(b"<") > MOST_TAGS:
                raise TextError("{file} has more than 2 million tags: divide it", file=self._name)
            root = etree.fromstring(content, parser)
        except (*_DAMAGED, etree.XMLSyntaxError):
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:
            raise TextError(
                "{file} declares entities, which no word processor does; it is not read", file=self._name
            )
        return root

    def parts(self, beginning: str) -> list[Any]:
        """Return the roots of the parts whose paths begin so, in order of their numbers."""
        paths = [
            p
            for p in self.names
            if p.startswith(beginning) and p.endswith(".xml") and "/" not in p[len("word/") :]
        ]
        return [self.part(path) for path in sorted(paths, key=lambda path: (len(path), path))]

    def _damaged(self) -> TextError:
        return TextError(
            "{file} is cut off or damaged; copy it again, or open it in a word processor and save it anew",
            file=self._name,
        )
