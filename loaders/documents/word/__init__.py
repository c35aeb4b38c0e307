"""Documents of Word (DOCX): the parts of the archive, styles, and the body in its order."""
