"""The atlas: static pages that lead from a finding to its facts, and from each fact to its source."""
