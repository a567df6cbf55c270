"""Charts for a notebook, of facts or of a learner's progress, each with a caption and a table."""
