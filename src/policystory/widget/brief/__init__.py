"""The brief builder: a learner argues from facts, and is told at once what can be counted."""
