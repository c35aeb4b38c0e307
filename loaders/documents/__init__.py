"""The source documents that the user keeps: read into texts with places that locators point at."""

from loaders.documents.document import Document, Paragraph
from loaders.documents.registry import KINDS, read_documents

__all__ = ["KINDS", "Document", "Paragraph", "read_documents"]
