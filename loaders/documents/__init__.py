"""The source documents that the user keeps: read into texts with places that locators point at."""

from loaders.documents.document import Document, Paragraph, Reader
from loaders.documents.registry import READERS, read_documents

__all__ = ["READERS", "Document", "Paragraph", "Reader", "read_documents"]
