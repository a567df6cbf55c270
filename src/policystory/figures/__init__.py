"""Charts for a notebook, from facts or from a learner's progress, with caption and table."""
