"""What is said of the records: lines for people, in the language that is asked for."""
