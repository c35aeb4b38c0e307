"""Any document, cited by paragraph, ``paragraph/7``, or by line where it has lines, ``line/12``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.statements import Statements
from loaders.documents.document import Document
from loaders.documents.text import Text
from schema.messages import Message, counted


@dataclass(frozen=True)
class WholeText(Document):
    """A document whose paragraphs are numbered from 1 as ``argun read text`` numbers them."""

    texts: Sequence[str] = ()
    lined: bool = True

    def fault(self, locator: str) -> Message | None:
        """Say why a locator points nowhere: ``paragraph/7``, ``line/12``."""
        head, _, last = locator.rpartition("/")
        if head == "paragraph":
            return None if self._numbered(last) is not None else self._no_paragraph()
        if head == "line" and not self.lined:
            return Message("the document has no lines; cite the paragraph, as argun read text counts them")
        return super().fault(locator)

    def passage(self, locator: str) -> str | None:
        """Return the text of a paragraph or of a line."""
        head, _, last = locator.rpartition("/")
        return self._numbered(last) if head == "paragraph" else super().passage(locator)

    def _numbered(self, text: str) -> str | None:
        number = int(text) if text.isdecimal() else 0
        return self.texts[number - 1] if 1 <= number <= len(self.texts) else None

    def _no_paragraph(self) -> Message:
        return counted(
            "the document has {count} paragraph", "the document has {count} paragraphs", len(self.texts)
        )


def read_whole_text(text: Text, lines: Sequence[str] | None, statements: Statements) -> WholeText:
    """Return the paragraphs of a document, and its lines where it has lines."""
    texts = [block.text for block in text.blocks]
    # Without lines of its own, what it says is compared with what statements say by its paragraphs.
    return WholeText(text.name, texts if lines is None else lines, texts=texts, lined=lines is not None)
