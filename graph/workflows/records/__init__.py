"""What each command returns, as the records that other programs read; one module a subject."""
