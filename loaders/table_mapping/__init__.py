"""From rows of a table to records of a dataset, as a mapping says: what an analyst writes in ten lines."""
