"""Pages: what of them is text, what is set aside, and what they say of themselves."""
