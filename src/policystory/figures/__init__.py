"""Charts and maps for a notebook, of facts or of a learner's progress, with captions and tables."""
