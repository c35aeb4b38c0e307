"""Deciding on candidates at a terminal: what is shown, what is asked, and how it goes on."""
