"""Charts and maps for notebooks, of facts or of a learner's progress."""
