"""Files that are written: whole or not at all, one writer at a time, nothing of others lost."""
