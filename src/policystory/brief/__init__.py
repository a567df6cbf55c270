"""Briefs: what a learner argues from facts, as an author asks for it, and what can be counted."""
