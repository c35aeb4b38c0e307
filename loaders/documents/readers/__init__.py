"""The readers of documents: each module declares as ``READER`` what it reads and how."""
