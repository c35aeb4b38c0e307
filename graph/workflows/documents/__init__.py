"""Documents, pages and the files of a comparison."""
