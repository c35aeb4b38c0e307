"""The readers of tables, one module a format: adding a format is adding a module."""
