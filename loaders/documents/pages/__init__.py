"""Documents that are laid out (PDF): from letters with their places to words, tables, lines and paragraphs."""
