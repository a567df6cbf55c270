"""Briefs: short texts in which a learner argues one side from facts; tasks, drafts, findings."""
