"""A learner's briefs, pages argued from facts: what is asked, what is written, what is saved."""
